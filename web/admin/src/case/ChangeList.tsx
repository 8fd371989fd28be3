import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { type Change, pathWords, valueWords } from './change-words.ts';
import type { Programme } from './useProgramme.ts';

/** What an event changed in a case: before and after, in the programme's words. */
export const ChangeList = ({ changes, programme }: { readonly changes: readonly Change[]; readonly programme: Programme }) => {
  const { t } = useTranslation('case');
  const code = useCode();
  const text = useText();
  const { staffName, institutionName } = useDirectory();
  const named =
    (list: readonly { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }[]) =>
    (wanted: string): string => {
      const found = list.find((one) => one.code === wanted);
      return found ? text(found.name) : wanted;
    };
  const itemOf = (wanted: string) => programme.items.find((item) => item.code === wanted);
  const words = {
    code,
    // Its fields besides: codes of one programme are not used twice for different things.
    item: named([...programme.items, ...programme.items.flatMap(({ fields }) => fields)]),
    finding: (item: string, wanted: string) => named(itemOf(item)?.findings ?? [])(wanted),
    choice: (item: string, field: string, wanted: string) =>
      named(itemOf(item)?.fields.find((one) => one.code === field)?.choices ?? [])(wanted),
    job: named(programme.jobs),
    time: minuteInChina,
    institution: institutionName,
    staff: staffName,
  };
  return (
    <ul className="time-changes">
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <span className="muted">{pathWords(path, words)}</span>{' '}
          {before != null && (
            <>
              <del>{valueWords(path, before, words)}</del> →{' '}
            </>
          )}
          {after == null ? (
            '—'
          ) : path === 'renewalOf.archiveId' ? (
            <Link to={`/archives?card=${after}`}>{t('oldCard')}</Link>
          ) : (
            valueWords(path, after, words)
          )}
        </li>
      ))}
    </ul>
  );
};
