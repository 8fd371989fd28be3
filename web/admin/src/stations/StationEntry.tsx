import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { resultWords } from '../case/ResultWords.tsx';
import { useSay } from '../commands/useSay.tsx';
import { readFragment } from '../gql/index.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { catchScan } from './catch-scan.ts';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { emptyEntry, entryOf, isEmpty } from './entry.ts';
import { ItemDialogs } from './ItemDialogs.tsx';
import { StageNotice } from './StageNotice.tsx';
import { StationHead } from './StationHead.tsx';
import { type ItemAction, StationItem } from './StationItem.tsx';
import { usePreviousResults } from './usePreviousResults.ts';
import { type Circumstances, useResults } from './useResults.ts';
import { useStationCase } from './useStationCase.ts';
import { useStationKeys } from './useStationKeys.ts';

export interface Saved {
  readonly caseId: string;
  readonly items: readonly string[];
}

interface StationEntryProps {
  readonly caseId: string;
  readonly station: string;
  readonly onSaved: (saved: Saved) => void;
  /** A barcode came into a value; `name`: of who is open. */
  readonly onScan: (scanned: string, name: string) => void;
  /** An item that was saved a moment ago and is to be corrected at once. */
  readonly recall: string | null;
}

const operationOf: Readonly<Record<ItemAction, string>> = { correct: 'correctResult', refuse: 'refuseItem', defer: 'deferItem' };

/** Where the hands go on in an item: to what must be typed, else to the findings. */
const first = ['.measured-asked :is(input, textarea)', '.finding', '.measured :is(input, textarea)', 'button'];

/** Results of one person at one station, entered without the mouse. */
export const StationEntry = ({ caseId, station, onSaved, onScan, recall }: StationEntryProps) => {
  const { t } = useTranslation('stations');
  const { t: queue } = useTranslation('queue');
  const may = useMay();
  const say = useSay();
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [action, setAction] = useState<{ readonly code: string; readonly action: ItemAction } | null>(null);
  const [lot, setLot] = useRemembered(`hc-lot.${station}`, '');
  const [device, setDevice] = useRemembered(`hc-device.${station}`, '');
  const [performedAt, setPerformedAt] = useState<Dayjs | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const of = useStationCase(caseId, station, all);
  const { file, items, open, locked, name, again } = of;
  const previous = usePreviousResults(file?.personId, caseId);
  const results = useResults(
    caseId,
    name,
    open.map(({ item }) => item),
    again,
  );
  const at = current ?? open[0]?.item.code ?? items[0]?.item.code ?? null;

  const goTo = (code: string | null): void => {
    setCurrent(code);
    const section = list.current?.querySelector<HTMLElement>(`[data-item="${code}"]`);
    first
      .map((wanted) => section?.querySelector<HTMLElement>(wanted))
      .find((one) => one)
      ?.focus();
    section?.scrollIntoView({ block: 'nearest' });
  };
  const act = (wanted: ItemAction, code = at): void => {
    const item = items.find((one) => one.item.code === code);
    const fits = item && (wanted === 'correct') === (item.shown.state === 'done');
    if (fits && !locked && may(operationOf[wanted])) setAction({ code: item.item.code, action: wanted });
  };

  const ready = file !== undefined;
  useEffect(() => {
    // Who is typing or scanning elsewhere goes on there.
    if (ready && recall === null && !document.activeElement?.matches('input, textarea')) goTo(open[0]?.item.code ?? null);
    // Once, when the person is on the page.
  }, [ready]);
  // What the page remembers of the person may be older than what was just saved.
  const isBack = items.some(({ shown }) => shown.code === recall && shown.state === 'done');
  useEffect(() => {
    if (isBack && recall !== null) act('correct', recall);
  }, [isBack]);

  const fillNormal = (): void => {
    if (locked) return;
    results.fillNormal();
    const measured = open.find(({ item }) => item.fields.some(({ kind, normal, optional }) => !optional && (kind === 'number' || !normal)));
    if (measured) goTo(measured.item.code);
  };
  const save = async (): Promise<void> => {
    if (results.busy || locked) return;
    const circumstances: Circumstances = {
      reagentLot: lot.trim() || null,
      deviceId: device.trim() || null,
      ...(file?.paperForm != null && performedAt && { performedAt: performedAt.toISOString() }),
    };
    const saved = await results.save(circumstances);
    if (typeof saved === 'string') return goTo(saved);
    if (saved.length === 0) return say.done(t('nothing'));
    say.done(t('saved', { name }));
    onSaved({ caseId, items: saved });
  };
  useStationKeys({ of, results, at, list, goTo, fillNormal, save: () => void save(), act });

  if (of.error) return <Failure error={of.error} onRetry={again} />;
  if (of.gone) return <EmptyState title={queue('gone')} />;
  if (!file) return <div className="work" aria-busy="true" />;

  const acting = items.find(({ item }) => item.code === action?.code);
  const result = acting?.shown.result;
  const mine = acting && results.entries[acting.item.code];
  const isOver = locked || open.length === 0;
  const close = (): void => {
    setAction(null);
    if (acting) goTo(acting.item.code);
  };
  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body" ref={list} onKeyDown={catchScan((scanned) => onScan(scanned, name))}>
        <StageNotice caseId={caseId} stage={file.stage} />
        <StationHead
          hasOthers={of.hasOthers}
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
            {items.map(({ of: one, shown, item }) => (
              <StationItem
                key={shown.code}
                of={one}
                caseId={caseId}
                item={item}
                person={file}
                entry={results.entries[shown.code]}
                onChange={(entry) => results.change(shown.code, entry)}
                onDiscard={() => results.discard(shown.code)}
                current={shown.code === at}
                onCurrent={() => setCurrent(shown.code)}
                onAct={(chosen) => act(chosen, shown.code)}
                may={(chosen) => may(operationOf[chosen])}
                locked={locked}
                problem={results.problems[shown.code]}
                previous={previous.get(shown.code)}
                specimen={of.specimenOf(item.specimen)}
              />
            ))}
          </div>
        )}
      </div>
      <footer className="work-foot">
        <span className="push muted small">{queue('listKeys')}</span>
        <Button onClick={fillNormal} disabled={isOver} data-testid="all-normal">
          {t('allNormal')} <kbd>F8</kbd>
        </Button>
        <Button type="primary" loading={results.busy} disabled={isOver} onClick={() => void save()} data-testid="save-results">
          {t('save')} <kbd>F9</kbd>
        </Button>
      </footer>
      <ItemDialogs caseId={caseId} item={acting?.item ?? null} action={action?.action ?? null} onClose={close} />
      <CorrectionDialog
        open={action?.action === 'correct'}
        caseId={caseId}
        revision={file.revision}
        person={file}
        item={acting?.item ?? null}
        recorded={{
          entry: result ? entryOf({ ...result, ...readFragment(resultWords, result) }) : emptyEntry,
          lot: result?.reagentLot ?? '',
          device: result?.deviceId ?? '',
        }}
        mine={mine && !isEmpty(mine) ? mine : null}
        reason={recall !== null && acting?.item.code === recall ? t('usualMistyped') : ''}
        onClose={(done) => {
          if (done && acting) results.discard(acting.item.code);
          close();
        }}
      />
    </div>
  );
};
