import { HistoryOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSay } from '../commands/useSay.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { ParameterProposal } from './ParameterProposal.tsx';
import { type Parameter, setParameter } from './queries.ts';
import { useValueWords } from './useValueWords.ts';

interface ParameterRowProps {
  readonly parameter: Parameter;
  readonly institutionId: string | null;
  readonly onChange: () => void;
  readonly onHistory: () => void;
}

/** Whether one may set parameters of the city, or of this institution. */
const useMaySet = (institutionId: string | null): boolean => {
  const { operations, institution } = useMe();
  const scope = operations.setParameter;
  return scope === 'city' || (scope !== undefined && institutionId !== null && institutionId === institution?.id);
};

/** One parameter: what it is for, what holds, what would hold otherwise, and what is proposed. */
export const ParameterRow = ({ parameter, institutionId, onChange, onHistory }: ParameterRowProps) => {
  const { t } = useTranslation('parameters');
  const text = useText();
  const inWords = useValueWords();
  const say = useSay();
  const command = useCommand(setParameter);
  const maySet = useMaySet(institutionId);
  const { name, title, about, type, range, scope, confirm, inForce, otherwise, value, edition, proposal } = parameter;
  const isSet = value !== null && value !== undefined;

  const put = async (next: boolean | null): Promise<void> => {
    const outcome = await command.send({ institutionId, name, value: next, edition });
    say.outcome(outcome, t('saved', { title: text(title), value: inWords(parameter, next ?? otherwise) }));
  };
  const words = inWords(parameter, inForce);
  return (
    <li className="parameter" data-testid={`parameter-${name}`} data-set={isSet}>
      <div className="parameter-words">
        <span className="parameter-title">
          <b>{text(title)}</b>
          {isSet && <span className="hc-badge hc-tone-brand">{t('set')}</span>}
          {confirm && <span className="hc-badge hc-tone-expired">{t('confirms')}</span>}
          {proposal && <span className="hc-badge hc-tone-suspended">{t(proposal.returned ? 'returned' : 'waits')}</span>}
        </span>
        <p className="muted small">{text(about)}</p>
      </div>
      <div className="parameter-value">
        {type === 'switch' && !confirm ? (
          <Switch
            checked={inForce === true}
            disabled={!maySet}
            loading={command.busy}
            aria-label={`${text(title)}: ${words}`}
            data-testid={`switch-${name}`}
            onChange={(next) => void put(next)}
          />
        ) : maySet ? (
          <Button data-testid={`change-${name}`} aria-label={`${t('change')}: ${text(title)}, ${words}`} onClick={onChange}>
            {words}
          </Button>
        ) : (
          <b>{words}</b>
        )}
        <span className="muted small">
          {t(institutionId === null ? 'default' : 'cityHas', { value: inWords(parameter, otherwise) })}
          {range && ` · ${t('range', { least: range[0], most: range[1] })}`}
          {institutionId === null && scope === 'institution' && ` · ${t('ownToo')}`}
        </span>
      </div>
      <div className="parameter-acts">
        {isSet && maySet && (
          <Button
            type="text"
            icon={<RollbackOutlined />}
            aria-label={`${t(institutionId === null ? 'back' : 'backToCity')}: ${text(title)}`}
            title={t(institutionId === null ? 'back' : 'backToCity')}
            data-testid={`back-${name}`}
            onClick={() => (confirm ? onChange() : void put(null))}
          />
        )}
        <Button
          type="text"
          icon={<HistoryOutlined />}
          aria-label={`${t('history')}: ${text(title)}`}
          title={t('history')}
          data-testid={`history-${name}`}
          onClick={onHistory}
        />
      </div>
      {proposal && <ParameterProposal parameter={parameter} proposal={proposal} institutionId={institutionId} />}
    </li>
  );
};
