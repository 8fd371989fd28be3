import {
  changeOwnDictionary,
  dictionaryTypes,
  feePrices,
  institutionSeals,
  notifiableDiseases,
  registers,
} from '@healthcert/domain/configuration';
import type { InstitutionTree } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { registerRefusals, type Step } from '@healthcert/domain/register';
import { diseasesNamed, dictionariesNamed, resultFormRefusals, resultForms } from '@healthcert/domain/result-form';
import { checkSeal } from '@healthcert/integrations/portrait';
import type { FactsProvider, Request } from '../operations/index.ts';
import { dictionariesInUse } from './catalogue.ts';
import type { Registers } from './registers.ts';

const priceRefusals = {
  PricedProgrammeUnknown: { zh: '没有正在施行的方案“{code}”', en: 'No programme "{code}" is in force' },
  PricedItemUnknown: { zh: '该方案没有项目“{code}”', en: 'The programme has no item "{code}"' },
} as const;
const dictionaryRefusals = {
  DictionaryUnknown: { zh: '没有在用的自建字典“{code}”', en: 'No dictionary "{code}" of the city’s own is in use' },
} as const;
const reject = rejections({ ...registerRefusals, ...resultFormRefusals, ...priceRefusals, ...dictionaryRefusals });

interface Sent {
  readonly institutionId?: string | null;
  readonly changes: readonly Step[];
}

/** Each value that is added or changed, and its path. */
const valuesIn = (changes: readonly Step[]) =>
  changes.flatMap((step, n) =>
    (['add', 'change'] as const).flatMap((part) => {
      const value = step[part]?.value;
      return value ? [{ value, at: `changes.${n}.${part}.value` }] : [];
    }),
  );

/** A seal is some institution's, and a picture that papers can be printed with. */
const checkSeals = ({ institutionId, changes }: Sent): void => {
  if (institutionId == null) reject('InstitutionMissing', { field: 'institutionId' });
  for (const { value, at } of valuesIn(changes))
    if (typeof value.image === 'string') checkSeal(Buffer.from(value.image, 'base64'), `${at}.image`);
};

/** A form that names a disease which is on no list would raise no notification. */
const checkDiseases = async ({ changes }: Sent, lists: Pick<Registers, 'entriesOf'>): Promise<void> => {
  const known = new Set((await lists.entriesOf(notifiableDiseases, null)).map(({ code }) => code));
  for (const { value, at } of valuesIn(changes)) {
    const unknown = diseasesNamed(resultForms.schema.parse(value)).find(({ code }) => !known.has(code));
    if (unknown) reject('DiseaseUnknown', { field: `${at}.${unknown.path}`, with: { code: unknown.code } });
  }
};

/** A field that chooses from a dictionary which is not in use could not be entered. */
const checkDictionaries = async ({ changes }: Sent, lists: Pick<Registers, 'entriesOf'>): Promise<void> => {
  const inUse = new Map((await dictionariesInUse(lists)).map((dictionary) => [dictionary.kind, dictionary]));
  for (const { value, at } of valuesIn(changes)) {
    for (const { kind, normal, path } of dictionariesNamed(resultForms.schema.parse(value))) {
      const dictionary = inUse.get(kind);
      if (!dictionary) return reject('FieldDictionaryUnknown', { field: `${at}.${path}.dictionary`, with: { code: kind } });
      if (normal === undefined) continue;
      const words = await lists.entriesOf(dictionary, null);
      if (!words.some(({ code }) => code === normal)) reject('NormalUnknown', { field: `${at}.${path}.normal`, with: { code: normal } });
    }
  }
};

/** A price of what nobody examines would never be charged. */
const checkPrices = async ({ changes }: Sent, programmeToday: (id: string) => Promise<Programme | null>): Promise<void> => {
  for (const { value, at } of valuesIn(changes)) {
    const { programmeId, item } = feePrices.schema.parse(value);
    const { items } =
      (await programmeToday(programmeId)) ?? reject('PricedProgrammeUnknown', { field: `${at}.programmeId`, with: { code: programmeId } });
    if (item != null && !items.some(({ code }) => code === item))
      reject('PricedItemUnknown', { field: `${at}.item`, with: { code: item } });
  }
};

/** An institution's own list begins with its first entry: that there is such an institution is seen at the door. */
export const registerFacts = (
  institutions: () => Promise<InstitutionTree>,
  lists: Pick<Registers, 'entriesOf'>,
  programmeOn: (programmeId: string, day: string) => Promise<Programme | null>,
): Readonly<Record<string, FactsProvider>> => {
  const known = async (sent: Sent): Promise<object> => {
    const { institutionId } = sent;
    if (institutionId != null && !(await institutions()).has(institutionId)) reject('InstitutionUnknown', { field: 'institutionId' });
    return {};
  };
  const sealed = async (sent: Sent): Promise<object> => {
    checkSeals(sent);
    return known(sent);
  };
  const reportable = async (sent: Sent): Promise<object> => {
    await checkDiseases(sent, lists);
    await checkDictionaries(sent, lists);
    return known(sent);
  };
  const priced = async (sent: Sent, _state: unknown, { now }: Request): Promise<object> => {
    await checkPrices(sent, (id) => programmeOn(id, dayInChina(now)));
    return known(sent);
  };
  const special: Readonly<Record<string, (sent: Sent, state: unknown, request: Request) => Promise<object>>> = {
    [institutionSeals.kind]: sealed,
    [resultForms.kind]: reportable,
    [feePrices.kind]: priced,
  };
  const inUse = async ({ dictionary }: { readonly dictionary: string }): Promise<object> => {
    const types = await lists.entriesOf(dictionaryTypes, null);
    if (!types.some(({ code }) => code === dictionary)) reject('DictionaryUnknown', { field: 'dictionary', with: { code: dictionary } });
    return {};
  };
  const declared = Object.fromEntries(
    registers
      .filter(({ scope }) => scope === 'institution')
      .map(({ kind, operation }) => [operation.name, (special[kind] ?? known) as FactsProvider]),
  );
  return { ...declared, [changeOwnDictionary.name]: inUse };
};
