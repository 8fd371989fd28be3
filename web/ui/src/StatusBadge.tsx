import { type Language, type Text, textIn } from './language.ts';
import { StatusIcon } from './icons.tsx';
import type { Status } from './theme.ts';

/** What each status is called, everywhere. */
export const statusWords: Readonly<Record<Status, Text>> = {
  valid: { zh: '有效', en: 'Valid' },
  expired: { zh: '已过期', en: 'Expired' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  revoked: { zh: '已吊销', en: 'Revoked' },
  superseded: { zh: '已换发', en: 'Superseded' },
  unknown: { zh: '查无此证', en: 'Not found' },
  forged: { zh: '疑似伪造', en: 'Not genuine' },
  unchecked: { zh: '无法核验', en: 'Not checked' },
};

interface StatusBadgeProps {
  readonly status: Status;
  readonly language: Language;
  /** Said instead of the status's usual name ("expires in 12 days"). */
  readonly words?: string;
}

/** A status in a line of text or a table cell: shape, word and colour. */
export const StatusBadge = ({ status, language, words }: StatusBadgeProps) => (
  <span className={`hc-badge hc-tone-${status}`}>
    <StatusIcon status={status} weight={2.6} />
    {words ?? textIn(language, statusWords[status])}
  </span>
);
