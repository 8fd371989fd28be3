import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useDraft } from '../drafts/useDraft.ts';
import { isTyping, useHotkeys } from '../app/useHotkeys.ts';
import { resultWords } from '../case/ResultWords.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { recordArrival, recordResult } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { personHead, PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { allNormal, emptyEntry, isEmpty, type ItemEntry, lackOf, resultOf, toggled } from './entry.ts';
import { ItemDialogs } from './ItemDialogs.tsx';
import { type ItemAction, StationItem, stationItem } from './StationItem.tsx';
import { usePreviousValues } from './usePreviousValues.ts';

const caseAtStation = graphql(`
  query CaseAtStation($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      personId
      revision
      sex
      age
      institutionId
      stage
      programmeId
      programmeVersion
      ...PersonHead
      items {
        ...StationItem
      }
    }
  }
`);

interface StationEntryProps {
  readonly caseId: string;
  readonly station: string;
  readonly onSaved: () => void;
}

const live = ['case-worklist'];
const noEntries: Readonly<Record<string, ItemEntry>> = {};
const operationOf: Readonly<Record<ItemAction, string>> = { correct: 'correctResult', refuse: 'refuseItem', defer: 'deferItem' };

/** Results of one person at one station, entered without the mouse. */
export const StationEntry = ({ caseId, station, onSaved }: StationEntryProps) => {
  const { t } = useTranslation('stations');
  const { t: queue } = useTranslation('queue');
  const text = useText();
  const may = useMay();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: caseAtStation, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const previous = usePreviousValues(file?.personId, caseId);
  const [entries, setEntries, clearEntries] = useDraft(`results.${caseId}`, noEntries);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [all, setAll] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [action, setAction] = useState<{ readonly code: string; readonly action: ItemAction } | null>(null);
  const [lot, setLot] = useRemembered(`hc-lot.${station}`, '');
  const [device, setDevice] = useRemembered(`hc-device.${station}`, '');
  const record = useCommand(recordResult);
  const arrive = useCommand(recordArrival);
  const list = useRef<HTMLDivElement>(null);

  const items = (file?.items ?? []).flatMap((of) => {
    const shown = readFragment(stationItem, of);
    const item = programme?.items.find(({ code }) => code === shown.code);
    return item && (all || shown.station === station) ? [{ of, shown, item }] : [];
  });
  const open = items.filter(({ shown }) => shown.state !== 'done');
  const at = current ?? open[0]?.item.code ?? null;
  const locked = !file || !['arrived', 'examining', 'examined'].includes(file.stage);

  const focusItem = (code: string | null): void => {
    setCurrent(code);
    const section = list.current?.querySelector<HTMLElement>(`[data-item="${code}"]`);
    (section?.querySelector<HTMLElement>('.measured input') ?? section?.querySelector<HTMLElement>('.finding'))?.focus();
    section?.scrollIntoView({ block: 'nearest' });
  };

  const ready = file !== undefined && programme !== null;
  useEffect(() => {
    if (ready && document.activeElement?.id !== 'search') focusItem(open[0]?.item.code ?? null);
    // Once, when the person is on the page.
  }, [ready]);

  const change = (code: string, entry: ItemEntry): void => {
    setEntries((before) => ({ ...before, [code]: entry }));
    setProblems(({ [code]: _solved, ...rest }) => rest);
  };

  const fillNormal = (): void => {
    setEntries((before) =>
      allNormal(
        open.map(({ item }) => item),
        before,
      ),
    );
    const measured = open.find(({ item }) => item.fields.length > 0);
    if (measured) focusItem(measured.item.code);
  };

  const circumstances = { reagentLot: lot.trim() || null, deviceId: device.trim() || null };

  const save = async (): Promise<void> => {
    if (record.busy || locked) return;
    const entered = open.filter(({ item }) => !isEmpty(entries[item.code] ?? emptyEntry));
    const lacking = entered.flatMap(({ item }) => {
      const lack = lackOf(item, entries[item.code]!);
      return lack === null ? [] : [[item.code, t(lack === 'value' ? 'incomplete' : 'siteMissing', { item: text(item.name) })] as const];
    });
    setProblems(Object.fromEntries(lacking));
    if (lacking[0]) return focusItem(lacking[0][0]);
    if (entered.length === 0) return say.done(t('nothing'));
    for (const { item } of entered) {
      const outcome = await record.send({ caseId, ...circumstances, ...resultOf(item, entries[item.code]!) });
      if (!outcome.ok) {
        setProblems({ [item.code]: text(outcome.problem.text) });
        say.problem(outcome.problem, text(item.name));
        return focusItem(item.code);
      }
      setEntries(({ [item.code]: _sent, ...rest }) => rest);
    }
    clearEntries();
    say.done(t('saved', { name: file ? (readFragment(personHead, file).identity?.name ?? '') : '' }));
    onSaved();
  };

  const walk = (by: number) => (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('.ant-select, .ant-picker, .queue')) return;
    event.preventDefault();
    const order = open.map(({ item }) => item.code);
    focusItem(order[Math.min(order.length - 1, Math.max(0, order.indexOf(at ?? '') + by))] ?? null);
  };
  const tick = (n: number) => (event: KeyboardEvent) => {
    if (isTyping(event) || locked) return;
    const item = open.find((one) => one.item.code === at)?.item;
    const finding = item?.findings[n - 1];
    if (!item || !finding) return;
    // The digit must not go on into the field for the site that opens now.
    event.preventDefault();
    change(item.code, toggled(item, entries[item.code] ?? emptyEntry, finding.code));
  };
  const prevented = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useHotkeys({
    F8: prevented(fillNormal),
    'Alt+KeyN': prevented(fillNormal),
    F9: prevented(() => void save()),
    'Ctrl+Enter': prevented(() => void save()),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`Digit${n}`, tick(n)])),
  });

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;

  const acting = items.find(({ item }) => item.code === action?.code);
  const recorded = acting?.shown.result && readFragment(resultWords, acting.shown.result);
  const others = file.items.some((of) => readFragment(stationItem, of).station !== station);
  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body" ref={list}>
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
        <div className="station-head">
          {others && (
            <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)} data-testid="all-items">
              {t('showAll')}
            </Checkbox>
          )}
          <span className="muted small">{t('keys')}</span>
          <label className="kept">
            {t('lot')}
            <Input
              size="small"
              title={t('keptHint')}
              value={lot}
              onChange={({ target }) => setLot(target.value)}
              maxLength={64}
              style={{ width: 130 }}
              data-testid="lot"
            />
          </label>
          <label className="kept">
            {t('device')}
            <Input
              size="small"
              title={t('keptHint')}
              value={device}
              onChange={({ target }) => setDevice(target.value)}
              maxLength={64}
              style={{ width: 110 }}
              data-testid="device"
            />
          </label>
        </div>
        {items.length === 0 && <EmptyState title={t('noItems')} hint={t('noItemsHint')} />}
        {items.length > 0 && (
          <div className="items sheet">
            {items.map(({ of, shown, item }) => (
              <StationItem
                key={shown.code}
                of={of}
                item={item}
                person={file}
                entry={entries[shown.code]}
                onChange={(entry) => change(shown.code, entry)}
                current={shown.code === at}
                onCurrent={() => setCurrent(shown.code)}
                onAct={(chosen) => setAction({ code: shown.code, action: chosen })}
                may={(chosen) => may(operationOf[chosen])}
                locked={locked}
                problem={problems[shown.code]}
                previous={previous[shown.code]}
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
          loading={record.busy}
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
        recorded={{
          findings: (recorded?.findings ?? []).map(({ code, site }) => ({ code, site: site ?? '' })),
          values: Object.fromEntries(
            (recorded?.values ?? []).map(({ field, value, choice, text: typed }) => [field, choice ?? typed ?? String(value ?? '')]),
          ),
          remark: recorded?.remark ?? '',
        }}
        circumstances={circumstances}
        onClose={() => setAction(null)}
      />
    </div>
  );
};
