import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { SidePanel } from '../app/SidePanel.tsx';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { type Parameter, parameterHistory } from './queries.ts';
import { useValueWords } from './useValueWords.ts';

interface ParameterHistoryProps {
  readonly parameter: Parameter;
  readonly institutionId: string | null;
  readonly onClose: () => void;
}

const hasValue: ReadonlySet<string> = new Set(['ParameterSet', 'ParameterProposed']);

/** What became of one parameter, newest first: who, when, to what and why. */
export const ParameterHistory = ({ parameter, institutionId, onClose }: ParameterHistoryProps) => {
  const { t } = useTranslation('parameters');
  const text = useText();
  const inWords = useValueWords();
  const { staffName } = useDirectory();
  const [{ data, error }, again] = useQuery({
    query: parameterHistory,
    variables: { name: parameter.name, institutionId },
    requestPolicy: 'network-only',
  });
  return (
    <SidePanel open title={`${t('history')} · ${text(parameter.title)}`} size={480} onClose={onClose}>
      {error && !data && <Failure error={error} onRetry={again} />}
      {!data && !error && <Spin />}
      {data?.parameterHistory.length === 0 && <p className="muted">{t('noHistory')}</p>}
      <ol className="entry-history" data-testid="parameter-history">
        {data?.parameterHistory.map(({ type, at, actorId, value, note, proposedBy }, n) => (
          <li key={`${at}-${n}`}>
            <p>
              <b>{t(`event_${type as 'ParameterSet'}`)}</b>{' '}
              {hasValue.has(type) && <span>{value == null ? t('backInHistory') : inWords(parameter, value)}</span>}
              <span className="muted small">
                {' '}
                {minuteInChina(at)} · {staffName(actorId)}
              </span>
            </p>
            {note && <p>{note}</p>}
            {proposedBy && proposedBy !== actorId && <p className="muted small">{t('proposedBy', { name: staffName(proposedBy) })}</p>}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
};
