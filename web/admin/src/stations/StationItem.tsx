import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { ResultWords } from '../case/ResultWords.tsx';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { shortTime } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { emptyEntry, type ItemEntry } from './entry.ts';
import { ItemFields } from './ItemFields.tsx';
import type { OfPerson } from './range.ts';

export const stationItem = graphql(`
  fragment StationItem on CaseItem {
    code
    station
    state
    corrections
    reason
    result {
      performedAt
      ...ResultWords
    }
  }
`);

export type ItemAction = 'correct' | 'refuse' | 'defer';

interface StationItemProps {
  readonly of: FragmentType<typeof stationItem>;
  readonly item: ProgrammeItem;
  readonly person: OfPerson;
  readonly entry: ItemEntry | undefined;
  readonly onChange: (entry: ItemEntry) => void;
  readonly current: boolean;
  readonly onCurrent: () => void;
  readonly onAct: (action: ItemAction) => void;
  readonly may: (action: ItemAction) => boolean;
  readonly locked: boolean;
  readonly problem: string | undefined;
  readonly previous: Readonly<Record<string, number>> | undefined;
}

export const StationItem = (props: StationItemProps) => {
  const { of, item, person, entry = emptyEntry, onChange, current, onCurrent, onAct, may, locked, problem, previous } = props;
  const shown = readFragment(stationItem, of);
  const { t } = useTranslation('stations');
  const code = useCode();
  const text = useText();
  const done = shown.state === 'done';
  const actions = (done ? (['correct'] as const) : (['refuse', 'defer'] as const)).filter(may);
  return (
    <section
      className={`item ${current ? 'item-current' : ''} item-${shown.state}`}
      data-item={shown.code}
      data-testid={`item-${shown.code}`}
      aria-label={text(item.name)}
      onFocusCapture={onCurrent}
      onMouseDown={onCurrent}
    >
      <header className="item-head">
        <h3>{text(item.name)}</h3>
        {item.specimen && <span className="muted small">{code('specimen', item.specimen)}</span>}
        {shown.state !== 'pending' && <span className={`item-state item-state-${shown.state}`}>{code('itemState', shown.state)}</span>}
      </header>
      <div className="item-body">
        {done && shown.result ? (
          <>
            <ResultWords of={shown.result} item={item} />
            <span className="muted small">
              {shortTime(shown.result.performedAt)}
              {shown.corrections > 0 && ` · ${t('corrected', { count: shown.corrections })}`}
            </span>
          </>
        ) : (
          <>
            {shown.reason && <p className="muted small">{shown.reason}</p>}
            {!locked && (
              <ItemFields item={item} person={person} entry={entry} onChange={onChange} current={current} {...(previous && { previous })} />
            )}
            {problem && (
              <p className="item-problem" role="alert">
                {problem}
              </p>
            )}
          </>
        )}
      </div>
      {!locked && actions.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: actions.map((action) => ({ key: action, label: t(action), onClick: () => onAct(action) })) }}
        >
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined />}
            aria-label={`${t('more')}: ${text(item.name)}`}
            data-testid={`item-more-${shown.code}`}
          />
        </Dropdown>
      )}
    </section>
  );
};
