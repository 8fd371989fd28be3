import { useTranslation } from 'react-i18next';
import { useMe } from '../session/SessionProvider.tsx';
import { useRow, useText } from '../words/useWords.ts';
import { shortest, type SearchState } from './useSearch.ts';

/** Of what was scanned, as much as is said again where nothing was found. */
const mostShown = 40;

/** What is said where nothing is listed: too short, asking, failed, or what was tried in vain. */
export const SearchNote = ({ found, wanted }: { readonly found: SearchState; readonly wanted: string }) => {
  const { t } = useTranslation();
  const { t: ofPurpose } = useTranslation('purpose');
  const text = useText();
  const inRow = useRow();
  const { asksPurpose, purpose } = useMe();
  if (wanted.length < shortest) return t('searchShort');
  if (found === 'failed') return t('searchFailed');
  if (found === null || found.text !== wanted) return t('searching');
  const tried = found.answer.tried.map(text);
  return (
    <>
      {t('searchNone', { text: wanted.length > mostShown ? `${wanted.slice(0, mostShown)}…` : wanted })} ·{' '}
      {tried.length > 0 ? t('searchTried', { tried: inRow(tried) }) : t('searchNoneHint')}
      {asksPurpose.length > 0 && !purpose && <> · {ofPurpose('searchHint')}</>}
    </>
  );
};
