import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A page on a busy machine may answer later than a browser test waits. The files of the browser tests that failed are asked
 * once more, by themselves, and what passes only then is named: it is a fault still, of the test or of the page, to be mended.
 * More than a few files are no accident. Nothing else is ever asked twice: where a kill or a race shows once, it is there.
 */
const mostFiles = 3;
const report = '.artifacts/tests/e2e.json';

interface Told {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}
interface Report {
  readonly testResults: readonly Told[];
}

const told = (): readonly Told[] => (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const first = told();
const failed = first.filter(({ status }) => status !== 'passed');
if (failed.length === 0 || failed.length > mostFiles) {
  print(`${failed.length} files of browser tests failed: they are not asked once more`);
  process.exit(1);
}

const files = failed.map(({ name }) => relative(process.cwd(), name));
print(`\nOnce more, by themselves: ${files.join(', ')}`);
const asked = ['--project', 'e2e', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
const { status } = spawnSync('vitest', ['run', ...asked], { stdio: 'inherit' });

const all = [...first.filter((one) => !failed.includes(one)), ...told()];
const counted = (wanted: string): number =>
  all.flatMap(({ assertionResults }) => assertionResults).filter((test) => test.status === wanted).length;
const onlyThen = failed.flatMap(({ name, assertionResults }) => {
  const names = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
  return names.length > 0 ? names : [`${relative(process.cwd(), name)}, before its first test`];
});
const merged = {
  numPassedTests: counted('passed'),
  numFailedTests: counted('failed'),
  numPendingTests: counted('pending') + counted('skipped'),
  numTodoTests: counted('todo'),
  onlyOnceMore: status === 0 ? onlyThen : [],
  testResults: all,
};
writeFileSync(report, JSON.stringify(merged));
if (status === 0) for (const name of onlyThen) print(`PASSED ONLY WHEN ASKED ONCE MORE: ${name}`);
process.exit(status ?? 1);
