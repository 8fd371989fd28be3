import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Withheld } from '../lists/Cell.tsx';
import { arrowOf } from '../stations/range.ts';
import { useText } from '../words/useWords.ts';
import type { ProgrammeItem } from './useProgramme.ts';

export const resultWords = graphql(`
  fragment ResultWords on RecordedResult {
    abnormal
    remark
    findings {
      code
      site
    }
    values {
      field
      value
      bound
      choice
      text
      standing
    }
  }
`);

interface ResultWordsProps {
  readonly of: FragmentType<typeof resultWords>;
  readonly item: ProgrammeItem | undefined;
}

/** What was found, in the programme's words; what is out of range in red with an arrow. */
export const ResultWords = ({ of, item }: ResultWordsProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const { findings, values, remark, abnormal } = readFragment(resultWords, of);
  if (!findings || !values)
    return (
      <span className="found">
        {abnormal && <b className="abnormal">{t('abnormal')}</b>} <Withheld />
      </span>
    );
  return (
    <span className="found">
      {values.map(({ field, value, bound, choice, text: typed, standing }) => {
        const measured = item?.fields.find(({ code }) => code === field);
        const chosen = measured?.choices.find(({ code }) => code === choice);
        return (
          <span key={field} className={`${measured?.kind === 'text' ? 'words' : 'number'} ${standing === 'within' ? '' : 'abnormal'}`}>
            {item && item.fields.length > 1 && measured && <span className="muted">{text(measured.name)} </span>}
            {chosen ? text(chosen.name) : value === null || measured?.kind === 'titre' ? typed : `${bound ?? ''}${value}`} {measured?.unit}{' '}
            {arrowOf[standing]}
          </span>
        );
      })}
      {findings.map(({ code, site }) => {
        const finding = item?.findings.find((option) => option.code === code);
        return (
          <span key={code} className={finding?.normal === false ? 'abnormal' : ''}>
            {finding ? text(finding.name) : code}
            {site && `（${site}）`}
          </span>
        );
      })}
      {remark && <span className="muted">{remark}</span>}
    </span>
  );
};
