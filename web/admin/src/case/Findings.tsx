import { CheckCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { dayInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { ResultWords, resultWords } from './ResultWords.tsx';
import { useLastVisit } from './useLastVisit.ts';
import type { Programme } from './useProgramme.ts';

export const findings = graphql(`
  fragment Findings on CaseFile {
    caseId
    personId
    registeredAt
    items {
      code
      station
      state
      reason
      result {
        ...ResultWords
      }
    }
  }
`);

interface FindingsProps {
  readonly of: FragmentType<typeof findings>;
  readonly programme: Programme;
}

const order = { abnormal: 0, undone: 1, normal: 2 } as const;

/** What was found, abnormal first; what is normal stays short, by station. */
export const Findings = ({ of, programme }: FindingsProps) => {
  const file = readFragment(findings, of);
  const { t } = useTranslation('case');
  const last = useLastVisit(file);
  const code = useCode();
  const text = useText();
  const rows = file.items
    .map((item) => {
      const abnormal = item.result && readFragment(resultWords, item.result).abnormal;
      const kind: keyof typeof order = abnormal ? 'abnormal' : item.state === 'done' ? 'normal' : 'undone';
      return { item, kind, abnormal, definition: programme.items.find((one) => one.code === item.code) };
    })
    .toSorted((one, other) => order[one.kind] - order[other.kind]);
  const before = (item: string, definition: Programme['items'][number] | undefined) => {
    const result = last?.items.find((one) => one.code === item)?.result;
    return result ? <ResultWords of={result} item={definition} /> : <span className="muted">—</span>;
  };
  // Null is withheld: who may not see what was found is not told that nothing was.
  const clear = rows.every(({ abnormal }) => abnormal === false);
  return (
    <div className={last ? 'findings-list findings-beside sheet' : 'findings-list sheet'}>
      {clear && (
        <p className="findings-clear">
          <CheckCircleOutlined /> {t('normalAll')}
        </p>
      )}
      {last && (
        <p className="finding-row findings-head muted small" data-testid="last-visit">
          <span />
          <span />
          <span>{t('lastVisit', { day: dayInChina(new Date(last.registeredAt)) })}</span>
        </p>
      )}
      <dl>
        {rows.map(({ item, kind, definition }) => (
          <div key={item.code} className={`finding-row finding-row-${kind}`} data-testid={`found-${item.code}`}>
            <dt>
              <span className="muted small">{code('station', item.station)}</span>
              {definition ? text(definition.name) : item.code}
            </dt>
            <dd>
              {item.result ? (
                <ResultWords of={item.result} item={definition} />
              ) : (
                <span className="muted">
                  {code('itemState', item.state)}
                  {item.reason && ` · ${item.reason}`}
                </span>
              )}
            </dd>
            {last && <dd className="small">{before(item.code, definition)}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
};
