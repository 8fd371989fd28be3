import { describe, expect, it } from 'vitest';
import type { ReadCard } from '../agent/agent-client.ts';
import { fromCard } from './from-card.ts';
import { emptyParticulars } from './particulars.ts';

const card: ReadCard = {
  documentType: 'idCard',
  number: '11010519491231002X',
  name: '王样例',
  sex: 'female',
  birthDate: '1949-12-31',
  nationality: null,
  address: '样例路8号',
  validUntil: 'longTerm',
  portrait: null,
};
const today = '2026-11-21';

describe('a form filled from a card (C1)', () => {
  it('takes what the card says, and keeps what was typed of the same person', () =>
    expect(fromCard({ ...emptyParticulars, phone: '13800000000', employer: '样例饭店', picture: 'data:,' }, card, today)).toEqual({
      ...emptyParticulars,
      documentNumber: card.number,
      name: '王样例',
      sex: 'female',
      birthDate: '1949-12-31',
      address: '样例路8号',
      phone: '13800000000',
      employer: '样例饭店',
      picture: 'data:,',
    }));

  it('leaves nobody else’s portrait and telephone in it', () =>
    expect(
      fromCard(
        { ...emptyParticulars, documentNumber: '341102199411069', phone: '13800000000', picture: 'data:,', employer: '样例饭店' },
        card,
        today,
      ),
    ).toMatchObject({ name: '王样例', phone: '', picture: null, employer: '样例饭店' }));
});
