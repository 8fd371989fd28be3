import type { Text } from '@healthcert/domain/kernel';
import type { DocumentData } from './document.ts';

/** What is printed of one certificate. */
export interface Card {
  /** "食品从业人员健康证明". */
  readonly title: Text;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly maskedDocument: string;
  readonly category: Text;
  readonly job: Text;
  readonly number: string;
  readonly institution: Text;
  /** Days, "2026-11-21". */
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** A JPEG or PNG that `checkPortrait` accepted; null prints a silhouette. */
  readonly portrait: Uint8Array | null;
  /** The address in the code. */
  readonly qrUrl: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly seal?: Uint8Array | null;
}

export const sexTexts = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } } as const;

const plainDay = (day: string): string => day.replaceAll('-', '.');

/** A certificate in the words of the card. */
export const cardDocument = (card: Card): DocumentData => ({
  values: {
    title: card.title.zh,
    titleEn: card.title.en,
    name: card.name,
    sex: sexTexts[card.sex].zh,
    sexEn: sexTexts[card.sex].en,
    maskedDocument: card.maskedDocument,
    category: card.category.zh,
    categoryEn: card.category.en,
    job: card.job.zh,
    jobEn: card.job.en,
    number: card.number.replace(/(\d{4})(?=\d)/g, '$1 '),
    institution: card.institution.zh,
    institutionEn: card.institution.en,
    issuedOn: plainDay(card.issuedOn),
    validFrom: plainDay(card.validFrom),
    validUntil: plainDay(card.validUntil),
    validity: `${plainDay(card.validFrom)} – ${plainDay(card.validUntil)}`,
    qrUrl: card.qrUrl,
    ...card.more,
  },
  lists: {},
  pictures: { portrait: card.portrait, seal: card.seal ?? null },
});
