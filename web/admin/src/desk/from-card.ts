import type { ReadCard } from '../agent/agent-client.ts';
import { normaliseNumber } from './id-number.ts';
import { type Particulars, withNumber } from './particulars.ts';

/** The form with what the card says. What belongs to another person than the card's goes; the rest that was typed stays. */
export const fromCard = (before: Particulars, card: ReadCard, today: string): Particulars => {
  const { documentType, number, name, sex, birthDate, address, nationality } = card;
  const typed = normaliseNumber(before.documentNumber);
  const same = typed === '' || typed === number;
  return {
    ...withNumber(before, { documentType, documentNumber: number }, today),
    ...(!same && { picture: null, portraitFile: null, phone: '' }),
    name,
    sex,
    birthDate,
    address: address ?? (same ? before.address : ''),
    nationality: nationality ?? (same ? before.nationality : ''),
  };
};
