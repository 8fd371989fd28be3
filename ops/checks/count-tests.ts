import { readFile, readdir } from 'node:fs/promises';

const folder = '.artifacts/tests';
let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of await readdir(folder)) {
  const report = JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
    number
  >;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || skipped > 0 || passed === 0) process.exitCode = 1;
