import { readFile, readdir } from 'node:fs/promises';

const folder = '.artifacts/tests';
let passed = 0;
let failed = 0;
let skipped = 0;
let onlyOnceMore = 0;
for (const file of await readdir(folder)) {
  const report = JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests',
    number
  > & { readonly onlyOnceMore?: readonly string[] };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  onlyOnceMore += report.onlyOnceMore?.length ?? 0;
}
if (onlyOnceMore > 0) console.log(`${onlyOnceMore} passed only when asked once more`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failed > 0 || skipped > 0 || passed === 0) process.exitCode = 1;
