import {
  dictionaries,
  dictionaryTypes,
  ownDictionaryOfKind,
  ownDictionary,
  registerOf,
  registers as declared,
} from '@healthcert/domain/configuration';
import type { AnyRegister } from '@healthcert/domain/register';
import type { Registers } from './registers.ts';

type Lists = Pick<Registers, 'entriesOf'>;

const ownOf = async (lists: Lists): Promise<readonly AnyRegister[]> =>
  (await lists.entriesOf(dictionaryTypes, null)).map(({ code, value }) => ownDictionary(code, value));

/** The lists that are declared, then the dictionaries of the city's own that are in use, in its order. */
export const allRegisters = async (lists: Lists): Promise<readonly AnyRegister[]> => [...declared, ...(await ownOf(lists))];

export const findRegister = async (lists: Lists, kind: string): Promise<AnyRegister | undefined> =>
  registerOf(kind) ?? (await ownOf(lists)).find((register) => register.kind === kind);

/** The dictionaries whose words may be chosen: those of the system, then the city's own. */
export const dictionariesInUse = async (lists: Lists): Promise<readonly AnyRegister[]> => [
  ...Object.values(dictionaries),
  ...(await ownOf(lists)),
];

/** A dictionary by its kind; one that the city has given up keeps its words. */
export const dictionaryOf = (kind: string): AnyRegister => registerOf(kind) ?? ownDictionaryOfKind(kind);
