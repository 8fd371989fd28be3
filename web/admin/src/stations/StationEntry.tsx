import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { isTyping, useHotkeys } from '../app/useHotkeys.ts';
import { resultWords } from '../case/ResultWords.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { recordArrival } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { personHead, PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { emptyEntry, entryOf, isEmpty, toggled, withHistory, emptyRow } from './entry.ts';
import { ItemDialogs } from './ItemDialogs.tsx';
import { looksScanned } from './scanned.ts';
import { StationHead } from './StationHead.tsx';
import { type ItemAction, StationItem, stationItem } from './StationItem.tsx';
import { usePreviousResults } from './usePreviousResults.ts';
import { type Circumstances, useResults } from './useResults.ts';
import { useScan } from './useScan.tsx';

const caseAtStation = graphql(`
  query CaseAtStation($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      personId
      institutionId
      revision
      sex
      age
      stage
      programmeId
      programmeVersion
      registeredAt
      paperForm
      ...PersonHead
      specimens {
        kind
        state
      }
      items {
        ...StationItem
      }
    }
  }
`);

export interface Saved {
  readonly caseId: string;
  readonly items: readonly string[];
}

interface StationEntryProps {
  readonly caseId: string;
  readonly station: string;
  readonly onSaved: (saved: Saved) => void;
  readonly onOpen: (caseId: string) => void;
  /** An item that was saved a moment ago and is to be corrected at once. */
  readonly recall: string | null;
}

const live = ['case-worklist'];
const operationOf: Readonly<Record<ItemAction, string>> = { correct: 'correctResult', refuse: 'refuseItem', defer: 'deferItem' };

/** Results of one person at one station, entered without the mouse. */
export const StationEntry = ({ caseId, station, onSaved, onOpen, recall }: StationEntryProps) => {
  const { t } = useTranslation('stations');
  const { t: queue } = useTranslation('queue');
  const may = useMay();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: caseAtStation, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const previous = usePreviousResults(file?.personId, caseId);
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [action, setAction] = useState<{ readonly code: string; readonly action: ItemAction } | null>(null);
  const [lot, setLot] = useRemembered(`hc-lot.${station}`, '');
  const [device, setDevice] = useRemembered(`hc-device.${station}`, '');
  const [performedAt, setPerformedAt] = useState<Dayjs | null>(null);
  const arrive = useCommand(recordArrival);
  const list = useRef<HTMLDivElement>(null);
  const name = (file && readFragment(personHead, file).identity?.name) ?? '';
  const scan = useScan(caseId, name, onOpen);

  const items = (file?.items ?? []).flatMap((of) => {
    const shown = readFragment(stationItem, of);
    const item = programme?.items.find(({ code }) => code === shown.code);
    return item && (all || shown.station === station) ? [{ of, shown, item }] : [];
  });
  const open = items.filter(({ shown }) => shown.state !== 'done');
  const results = useResults(
    caseId,
    open.map(({ item }) => item),
    again,
  );
  const at = current ?? open[0]?.item.code ?? items[0]?.item.code ?? null;
  const locked = !file || !['arrived', 'examining', 'examined'].includes(file.stage);

  const focusItem = (code: string | null): void => {
    setCurrent(code);
    const section = list.current?.querySelector<HTMLElement>(`[data-item="${code}"]`);
    const first = ['.measured-asked input', '.finding', '.measured input', 'button']
      .map((wanted) => section?.querySelector<HTMLElement>(wanted))
      .find((one) => one);
    first?.focus();
    section?.scrollIntoView({ block: 'nearest' });
  };

  const ready = file !== undefined && programme !== null;
  useEffect(() => {
    if (!ready) return;
    if (recall !== null && may('correctResult')) setAction({ code: recall, action: 'correct' });
    // Who is typing or scanning elsewhere goes on there.
    else if (!(document.activeElement instanceof HTMLInputElement)) focusItem(open[0]?.item.code ?? null);
    // Once, when the person is on the page.
  }, [ready]);

  const fillNormal = (): void => {
    if (locked) return;
    results.fillNormal();
    const measured = open.find(({ item }) => item.fields.some(({ kind, normal, optional }) => !optional && (kind === 'number' || !normal)));
    if (measured) focusItem(measured.item.code);
  };

  const circumstances: Circumstances = {
    reagentLot: lot.trim() || null,
    deviceId: device.trim() || null,
    ...(file?.paperForm != null && performedAt && { performedAt: performedAt.toISOString() }),
  };

  const save = async (): Promise<void> => {
    if (results.busy || locked) return;
    const saved = await results.save(circumstances);
    if (typeof saved === 'string') return focusItem(saved);
    if (saved.length === 0) return say.done(t('nothing'));
    say.done(t('saved', { name }));
    onSaved({ caseId, items: saved });
  };

  const walk = (by: number) => (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('.ant-select, .ant-picker, .queue, select')) return;
    event.preventDefault();
    const order = items.map(({ item }) => item.code);
    focusItem(order[Math.min(order.length - 1, Math.max(0, order.indexOf(at ?? '') + by))] ?? null);
  };
  const currentOpen = () => (locked ? undefined : open.find(({ item }) => item.code === at)?.item);
  const tick = (n: number) => (event: KeyboardEvent) => {
    const item = currentOpen();
    const finding = item?.findings[n - 1];
    if (isTyping(event) || !item || !finding) return;
    // The digit must not go on into the field for the site that opens now.
    event.preventDefault();
    results.change(item.code, toggled(item, results.entries[item.code] ?? emptyEntry, finding.code));
  };
  /** A letter typed at the findings goes into the field that finds them. */
  const find = (event: KeyboardEvent): void => {
    if (isTyping(event) || locked) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${at}"] .finding-search`)?.focus();
  };
  const addHistory = (): void => {
    const item = open.find((one) => one.item.station === 'interview')?.item;
    if (!item || locked) return;
    const entry = results.entries[item.code] ?? emptyEntry;
    results.change(item.code, withHistory(item, entry, [...(entry.history ?? []), emptyRow]));
    setCurrent(item.code);
  };
  const act = (wanted: ItemAction) => (): void => {
    const item = items.find((one) => one.item.code === at);
    const fits = item && (wanted === 'correct') === (item.shown.state === 'done');
    if (fits && !locked && may(operationOf[wanted])) setAction({ code: item.item.code, action: wanted });
  };
  const prevented = (run: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    run();
  };
  useHotkeys({
    F8: prevented(fillNormal),
    'Alt+KeyN': prevented(fillNormal),
    F9: prevented(() => void save()),
    'Ctrl+Enter': prevented(() => void save()),
    'Alt+KeyH': prevented(addHistory),
    'Alt+KeyG': prevented(act('correct')),
    'Alt+KeyJ': prevented(act('refuse')),
    'Alt+KeyY': prevented(act('defer')),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`Digit${n}`, tick(n)])),
    ...Object.fromEntries(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [`Key${letter}`, find])),
  });

  /** A barcode that a scanner typed into a value is no value: it is taken out again and looked up. */
  const catchScan = (event: ReactKeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.ctrlKey || !(target instanceof HTMLInputElement) || !target.closest('.measured')) return;
    if (!looksScanned(target.value)) return;
    event.preventDefault();
    const [, item = '', field = ''] = /^value-([^-]+)-(.+)$/.exec(target.id) ?? [];
    const entry = results.entries[item];
    if (entry) results.change(item, { ...entry, values: { ...entry.values, [field]: '' } });
    void scan(target.value);
  };

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;

  const acting = items.find(({ item }) => item.code === action?.code);
  const result = acting?.shown.result;
  const recorded = result ? entryOf({ ...result, ...readFragment(resultWords, result) }) : emptyEntry;
  const mine = acting && results.entries[acting.item.code];
  const specimenOf = (kind: string | null | undefined): string | null =>
    (kind && file.specimens.findLast((specimen) => specimen.kind === kind)?.state) || null;
  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body" ref={list} onKeyDown={catchScan}>
        {file.stage === 'registered' && (
          <Alert
            type="warning"
            showIcon
            title={t('notArrived')}
            action={
              may('recordArrival') && (
                <Button onClick={() => void arrive.send({ caseId }).then((outcome) => say.outcome(outcome, t('recordArrival')))}>
                  {t('recordArrival')}
                </Button>
              )
            }
          />
        )}
        {['concluded', 'reviewed'].includes(file.stage) && <Alert type="info" showIcon title={t('concluded')} />}
        <StationHead
          hasOthers={file.items.some((of) => readFragment(stationItem, of).station !== station)}
          all={all}
          onAll={setAll}
          lot={lot}
          onLot={setLot}
          device={device}
          onDevice={setDevice}
          paperForm={file.paperForm ?? null}
          performedAt={performedAt ?? dayjs(file.registeredAt)}
          onPerformedAt={setPerformedAt}
        />
        {items.length === 0 && <EmptyState title={t('noItems')} hint={t('noItemsHint')} />}
        {items.length > 0 && (
          <div className="items sheet">
            {items.map(({ of, shown, item }) => (
              <StationItem
                key={shown.code}
                of={of}
                caseId={caseId}
                item={item}
                person={file}
                entry={results.entries[shown.code]}
                onChange={(entry) => results.change(shown.code, entry)}
                onDiscard={() => results.discard(shown.code)}
                current={shown.code === at}
                onCurrent={() => setCurrent(shown.code)}
                onAct={(chosen) => setAction({ code: shown.code, action: chosen })}
                may={(chosen) => may(operationOf[chosen])}
                locked={locked}
                problem={results.problems[shown.code]}
                previous={previous.get(shown.code)}
                specimen={specimenOf(item.specimen)}
              />
            ))}
          </div>
        )}
      </div>
      <footer className="work-foot">
        <span className="push muted small">{queue('listKeys')}</span>
        <Button onClick={fillNormal} disabled={locked || open.length === 0} data-testid="all-normal">
          {t('allNormal')} <kbd>F8</kbd>
        </Button>
        <Button
          type="primary"
          loading={results.busy}
          disabled={locked || open.length === 0}
          onClick={() => void save()}
          data-testid="save-results"
        >
          {t('save')} <kbd>F9</kbd>
        </Button>
      </footer>
      <ItemDialogs
        caseId={caseId}
        revision={file.revision}
        person={file}
        item={acting?.item ?? null}
        action={action?.action ?? null}
        recorded={mine && !isEmpty(mine) ? mine : recorded}
        reason={recall !== null && acting?.item.code === recall ? t('usualMistyped') : ''}
        circumstances={circumstances}
        onClose={(done) => {
          if (done && acting) results.discard(acting.item.code);
          setAction(null);
          if (acting) focusItem(acting.item.code);
        }}
      />
    </div>
  );
};
