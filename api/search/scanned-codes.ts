import type { Text } from '@healthcert/domain/kernel';
import { checkCertificateNumber } from '@healthcert/domain/certificate';
import { formNumberOf, readFormNumber } from '@healthcert/domain/paper-form';
import { readSpecimenNumber } from '@healthcert/domain/specimen';
import { parseQrUrl } from '@healthcert/integrations/credential';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { AnyReadModel, Filter } from '@healthcert/projections/kernel';

/** Rows to look for in a read model. */
export interface LookUp {
  readonly model: AnyReadModel;
  readonly filter: Filter;
}

/** A code that is printed on something and names one thing. */
export interface ScannedCode {
  readonly kind: string;
  readonly title: Text;
  /** What the code says, if it is one of this kind; null: it is not. No look-up: by its form alone. */
  readonly read: (text: string) => string | null;
  /** Where that stands; a read model with a `caseId` leads to its case. */
  readonly lookUps: (read: string) => readonly LookUp[];
}

/** Every kind of code that a scanner at a desk may meet. A new one is added here and nowhere else. */
export const scannedCodes: readonly ScannedCode[] = [
  {
    kind: 'card',
    title: { zh: '健康证二维码', en: 'the code of a card' },
    read: (text) => parseQrUrl(text)?.opaqueId ?? null,
    lookUps: (opaqueId) => [{ model: certificateRegisterModel, filter: { opaqueId: { eq: opaqueId } } }],
  },
  {
    kind: 'certificate',
    title: { zh: '健康证号', en: 'a certificate number' },
    read: (text) => (checkCertificateNumber(text) ? text.replaceAll(/[\s-]/g, '') : null),
    lookUps: (number) => [
      { model: certificateRegisterModel, filter: { number: { eq: number } } },
      { model: caseWorklistModel, filter: { certificateNumber: { eq: number } } },
    ],
  },
  {
    kind: 'guideSheet',
    title: { zh: '导检单条码（体检号）', en: 'the bar code of a guide sheet (case number)' },
    read: (text) => (/^\d{12}$/.test(text) ? text : null),
    lookUps: (caseNumber) => [{ model: caseWorklistModel, filter: { caseNumber: { eq: caseNumber } } }],
  },
  {
    kind: 'specimen',
    title: { zh: '标本条码', en: 'the bar code of a specimen' },
    read: (text) => {
      const reading = readSpecimenNumber(text);
      return reading.ok ? reading.caseNumber : null;
    },
    lookUps: (caseNumber) => [{ model: caseWorklistModel, filter: { caseNumber: { eq: caseNumber } } }],
  },
  {
    kind: 'paperForm',
    title: { zh: '应急纸质表号', en: 'the number of a paper form' },
    read: (text) => {
      const serial = readFormNumber(text);
      return serial === null ? null : formNumberOf(serial);
    },
    lookUps: (number) => [{ model: caseWorklistModel, filter: { paperForm: { eq: number } } }],
  },
];
