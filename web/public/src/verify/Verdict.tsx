import { StatusIcon } from '@healthcert/web-ui/icons.tsx';
import type { Status } from '@healthcert/web-ui/theme.ts';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../app/time.ts';
import type { Answer } from './answer.ts';

/** The sentence under the big word: what it means for the person who looks. */
const useMeaning = ({ verdict, why, status, checkedAt }: Answer): string => {
  const { t, i18n } = useTranslation();
  if (verdict === 'valid' && status.from === 'list') return t('meaning.validByList', { age: ageOf(status.at, checkedAt, i18n.language) });
  if (why === 'noStatus') return t('meaning.uncheckedStatus');
  if (why === 'unsigned' && verdict === 'valid') return t('why.unsignedValid');
  if (why && why !== 'unsigned') return t(`why.${why}`);
  // Forged and unchecked answers always carry a reason of their own.
  return verdict === 'forged' || verdict === 'unchecked' ? t('why.unreadable') : t(`meaning.${verdict}`);
};

/** The big word: some answers look like their neighbours and are called by their own name. */
export const wordOf = ({ verdict, why }: Answer) =>
  why === 'notYetValid' || why === 'invalid' || (why === 'unsigned' && verdict === 'valid') ? why : verdict;

/** Chinese has no spaces to break a line at: lines end at its commas where they can, not inside a word. */
const Phrases = ({ text }: { readonly text: string }) =>
  text.match(/[^，；：。]+[，；：。]?/gu)?.map((phrase) => (
    <span key={phrase} className="phrase">
      {phrase}
    </span>
  ));

/** What no network would answer must not look like a missing one. */
const notTheNetwork: ReadonlySet<unknown> = new Set(['withdrawn', 'shownEarlier', 'shownLater', 'bindingOver']);
const shapeOf = ({ verdict, why }: Answer): Status => (verdict === 'unchecked' && notTheNetwork.has(why) ? 'unknown' : verdict);

/** Readable at arm's length: a shape, a word, a sentence. */
export const Verdict = ({ answer }: { readonly answer: Answer }) => {
  const { t } = useTranslation();
  return (
    <section className={`verdict hc-tone-${answer.verdict}`} role="status">
      <span className="verdict-seal">
        <StatusIcon status={shapeOf(answer)} size={84} weight={2.4} />
      </span>
      <h1>{t(`verdict.${wordOf(answer)}`)}</h1>
      <p>
        <Phrases text={useMeaning(answer)} />
      </p>
    </section>
  );
};

/** Holds the same room while the answer is on its way, so that nothing jumps. */
export const Checking = () => {
  const { t } = useTranslation();
  return (
    <section className="verdict verdict-checking" role="status">
      <span className="verdict-seal">
        <span className="spinner" />
      </span>
      <h1>{t('verdict.checking')}</h1>
      <p>{t('meaning.checking')}</p>
    </section>
  );
};
