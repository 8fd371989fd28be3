import { caseOperations, stages } from '@healthcert/domain/case';
import { documentTypes } from '@healthcert/domain/person';
import { outcomes } from '@healthcert/domain/programme';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../api/compose/catalogues.ts';
import { root } from './documents.ts';

const glossary = await readFile(join(root, 'domain/GLOSSARY.md'), 'utf8');
const rows = [...glossary.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].filter(([, term]) => term !== 'identifier');
const terms = rows.map(([, term]) => term!).join(' ');
const said = rows.map(([, term, , meaning]) => `${term} ${meaning}`.toLowerCase()).join(' ');

/** "CertificateReprinted" -> certificate, reprint: a word of the same stem is enough. */
const stemsOf = (name: string): string[] =>
  (name.match(/[A-Za-z][a-z]+/g) ?? []).map((word) => word.toLowerCase().replace(/(ed|ing|ion|s|e)$/, ''));

/** What is said of anything, and means nothing of its own. */
const ordinary = new Set(
  ['Added Removed Changed Moved Enabled Disabled Defined Assigned Lifted Ordered Processing', 'add remove order by hand'].flatMap(stemsOf),
);

describe('the glossary', () => {
  it('gives each term in Chinese as well, and where it is from', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter(([, , chinese]) => !/\p{Script=Han}/u.test(chinese!)).map(([, term]) => term)).toEqual([]);
  });

  it.each(catalogues.flatMap(({ definitions }) => Object.keys(definitions)))('has the words of %s', (type) => {
    expect(stemsOf(type).filter((stem) => !ordinary.has(stem) && !said.includes(stem))).toEqual([]);
  });

  it.each(Object.keys(caseOperations))('has the words of %s', (name) => {
    expect(stemsOf(name).filter((stem) => !ordinary.has(stem) && !said.includes(stem))).toEqual([]);
  });

  it.each([...stages, ...outcomes, ...documentTypes])('has the code %s', (code) => expect(terms).toContain(`\`${code}\``));
});
