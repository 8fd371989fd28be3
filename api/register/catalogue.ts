import { dictionaryTypes, ownDictionary, registerOf, registers as declared } from '@healthcert/domain/configuration';
import type { AnyRegister } from '@healthcert/domain/register';
import type { Registers } from './registers.ts';

type Lists = Pick<Registers, 'entriesOf'>;

const ownOf = async (lists: Lists): Promise<readonly AnyRegister[]> =>
  (await lists.entriesOf(dictionaryTypes, null)).map(({ code, value }) => ownDictionary(code, value));

/** The lists that are declared, then the dictionaries of the city's own that are in use, in its order. */
export const allRegisters = async (lists: Lists): Promise<readonly AnyRegister[]> => [...declared, ...(await ownOf(lists))];

export const findRegister = async (lists: Lists, kind: string): Promise<AnyRegister | undefined> =>
  registerOf(kind) ?? (await ownOf(lists)).find((register) => register.kind === kind);
