import type { DocumentType, Sex } from '@healthcert/domain/person';

/** 居民身份证, 港澳台居民居住证, 外国人永久居留身份证 of 2017 and of 2023: the cards with a chip that desk readers open. */
export const identityCardTypes = ['citizen', 'residencePermit', 'permanentResidence2017', 'permanentResidence2023'] as const;
export type IdentityCardType = (typeof identityCardTypes)[number];

/** A picture as the reader gives it: 102 x 126 pixels of most makers. */
export interface CardPortrait {
  readonly contentType: 'image/jpeg' | 'image/png' | 'image/bmp';
  readonly bytes: Uint8Array;
}

/** What stands in the chip of a card, normalised and checked. */
export interface IdentityCard {
  readonly type: IdentityCardType;
  /** The paper that it is for the registration. */
  readonly documentType: DocumentType;
  /** Normalised, its check character right. */
  readonly number: string;
  readonly name: string;
  /** Of foreigners: as in their passport. */
  readonly latinName: string | null;
  readonly sex: Sex;
  readonly birthDate: string;
  /** 民族, without 族: "汉". Of citizens only. */
  readonly ethnicGroup: string | null;
  readonly nationality: string | null;
  readonly address: string | null;
  readonly issuer: string | null;
  readonly validFrom: string | null;
  /** A day; "longTerm" where the card says 长期. */
  readonly validUntil: string | null;
  readonly portrait: CardPortrait | null;
}

/** The texts of a card as some reader gave them: nothing of it is trusted yet. */
export interface CardAsRead {
  readonly type: IdentityCardType;
  readonly number: string;
  readonly name: string;
  readonly latinName?: string;
  /** 男, 女, 1, 2, M or F. */
  readonly sex: string;
  /** 汉, 汉族, or its two digits of GB/T 3304. */
  readonly ethnicGroup?: string;
  readonly nationality?: string;
  /** 19900517, 1990-05-17, 1990.05.17 or 1990年5月17日. */
  readonly birthDate: string;
  readonly address?: string;
  readonly issuer?: string;
  readonly validFrom?: string;
  /** A day, or 长期. */
  readonly validUntil?: string;
  readonly portrait?: CardPortrait | null;
}
