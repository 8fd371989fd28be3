import { MoreOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { ResultWords } from '../case/ResultWords.tsx';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { dayInChina, shortTime } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { emptyEntry, isEmpty, type ItemEntry } from './entry.ts';
import { ItemFields } from './ItemFields.tsx';
import type { OfPerson } from './range.ts';
import type { PreviousResult } from './usePreviousResults.ts';
import { useParts } from './useParts.ts';

export const stationItem = graphql(`
  fragment StationItem on CaseItem {
    code
    station
    state
    corrections
    reason
    result {
      performedAt
      performerId
      reagentLot
      deviceId
      history {
        disease
        since
        cured
        curedSince
        remark
      }
      ...ResultWords
    }
  }
`);

export type ItemAction = 'correct' | 'refuse' | 'defer';

interface StationItemProps {
  readonly of: FragmentType<typeof stationItem>;
  readonly caseId: string;
  readonly item: ProgrammeItem;
  readonly person: OfPerson;
  readonly entry: ItemEntry | undefined;
  readonly onChange: (entry: ItemEntry) => void;
  /** What was typed here, while somebody else was quicker, is let go. */
  readonly onDiscard: () => void;
  readonly current: boolean;
  readonly onCurrent: () => void;
  readonly onAct: (action: ItemAction) => void;
  readonly may: (action: ItemAction) => boolean;
  readonly locked: boolean;
  readonly problem: string | undefined;
  readonly previous: PreviousResult | undefined;
  /** State of the specimen that the item needs; null: it needs none, or there is none yet. */
  readonly specimen: string | null;
}

const keys: Readonly<Record<ItemAction, string>> = { correct: 'Alt+G', refuse: 'Alt+J', defer: 'Alt+Y' };
const drawn = new Set(['collected', 'received', 'finished']);

export const StationItem = (props: StationItemProps) => {
  const { of, caseId, item, person, entry = emptyEntry, onChange, onDiscard, current, onCurrent, onAct, may, locked, problem } = props;
  const { previous, specimen } = props;
  const shown = readFragment(stationItem, of);
  const { t } = useTranslation('stations');
  const today = useToday();
  const code = useCode();
  const text = useText();
  const { staffName } = useDirectory();
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
        {item.specimen && (
          <span className={`small ${specimen === null || drawn.has(specimen) ? 'muted' : 'item-specimen'}`}>
            {code('specimen', item.specimen)}
            {specimen !== null && ` · ${code('state', specimen)}`}
          </span>
        )}
        {item.method && <span className="muted small">{item.method}</span>}
        {shown.state !== 'pending' && <span className={`item-state item-state-${shown.state}`}>{code('itemState', shown.state)}</span>}
      </header>
      <div className="item-body">
        {done && shown.result ? (
          <>
            <ResultWords of={shown.result} item={item} />
            <span className="muted small">
              {[
                `${shortTime(shown.result.performedAt, today)} ${staffName(shown.result.performerId)}`,
                shown.result.reagentLot,
                shown.result.deviceId,
              ]
                .filter(Boolean)
                .join(' · ')}
              {shown.corrections > 0 && ` · ${t('corrected', { count: shown.corrections })}`}
            </span>
            {!isEmpty(entry) && !locked && (
              <Alert
                className="item-taken"
                type="warning"
                showIcon
                data-testid={`taken-${item.code}`}
                title={t('taken', { who: staffName(shown.result.performerId) })}
                description={<Typed item={item} entry={entry} />}
                action={
                  <span className="item-taken-actions">
                    {may('correct') && (
                      <Button size="small" onClick={() => onAct('correct')}>
                        {t('useMine')}
                      </Button>
                    )}
                    <Button size="small" type="text" onClick={onDiscard}>
                      {t('discardMine')}
                    </Button>
                  </span>
                }
              />
            )}
          </>
        ) : (
          <>
            {shown.reason && <p className="muted small">{shown.reason}</p>}
            {!locked && <ItemFields caseId={caseId} item={item} person={person} entry={entry} onChange={onChange} current={current} />}
            {problem && (
              <p className="item-problem" role="alert">
                {problem}
              </p>
            )}
          </>
        )}
        {previous && (
          <p className="previous small" data-testid={`previous-${item.code}`}>
            <span className="muted">{t('previousDay', { day: dayInChina(previous.performedAt) })}</span>{' '}
            <ResultWords of={previous.of} item={item} />
          </p>
        )}
      </div>
      {!locked && actions.length > 0 && (
        <ActionMenu
          items={actions.map((action) => ({
            key: action,
            label: (
              <>
                {t(action)} <kbd>{keys[action]}</kbd>
              </>
            ),
            onClick: () => onAct(action),
          }))}
        >
          <Button
            type="text"
            size="small"
            tabIndex={done ? 0 : -1}
            icon={<MoreOutlined />}
            aria-label={`${t('more')}: ${text(item.name)}`}
            data-testid={`item-more-${shown.code}`}
          />
        </ActionMenu>
      )}
    </section>
  );
};

/** What was typed, in the words of the item. */
const Typed = ({ item, entry }: { readonly item: ProgrammeItem; readonly entry: ItemEntry }) => {
  const { t } = useTranslation('stations');
  const parts = useParts();
  const words = parts(item, entry).map(({ what, words: said }) => `${what} ${said}`.trim());
  return <>{t('typedHere', { words: words.join(' · ') })}</>;
};
