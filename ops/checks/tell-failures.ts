import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What failed, said shortly at the very end: the runners' own words may be far above, or cut off. */
const folder = '.artifacts/tests';
const linesOfOne = 12;
const linesOfAll = 120;

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const shortly = (message: string): readonly string[] =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, linesOfOne)
    .map((line) => `    ${line.slice(0, 200)}`);

const toldBy = async (file: string): Promise<readonly string[]> => {
  const { testResults } = JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Report;
  return testResults
    .filter(({ status }) => status !== 'passed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults
        .filter(({ status }) => status === 'failed')
        .flatMap(({ fullName, failureMessages }) => [`  ${fullName}`, ...failureMessages.flatMap(shortly)]);
      return [`FAILED ${relative(process.cwd(), name)}`, ...(tests.length > 0 ? tests : shortly(message))];
    });
};

const files = await readdir(folder).catch((): readonly string[] => []);
const told = (await Promise.all(files.map(toldBy))).flat();
for (const line of told.slice(0, linesOfAll)) console.log(line);
if (told.length > linesOfAll) console.log(`and ${told.length - linesOfAll} lines more`);
for (const project of ['unit', 'int', 'e2e']) if (!files.includes(`${project}.json`)) console.log(`${project} came to no end`);
