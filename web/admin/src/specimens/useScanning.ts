import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '../gql/index.ts';
import type { SpecimenRowFragment } from '../gql/graphql.ts';
import type { Outcome } from '../commands/outcome.ts';
import { useCode, useText } from '../words/useWords.ts';
import { dayInChina, shortTime } from '../words/time.ts';
import { changed, goals, undoable, waitsFor, withScan, type Change, type Mode, type Scan } from './scans.ts';
import { sound } from './sound.ts';
import { specimenRow, specimenScan } from './specimen-queries.ts';
import { useSpecimenSteps } from './useSpecimenSteps.ts';

export interface HowToScan {
  readonly mode: Mode;
  /** Scans are gathered, and received together. */
  readonly gather: boolean;
  /** Stool is brought by the person. */
  readonly bySelf: boolean;
  readonly loud: boolean;
}

/** Scans one after another, in the order they came: the field is free for the next while the last is still asked about. */
export const useScanning = ({ mode, gather, bySelf, loud }: HowToScan) => {
  const { t } = useTranslation('specimens');
  const client = useClient();
  const text = useText();
  const code = useCode();
  const steps = useSpecimenSteps();
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const [rejecting, setRejecting] = useState<Scan | null>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef(0);
  const answered = useRef<() => void>(() => undefined);

  const change = (id: number, to: Change): void => {
    setScans((before) => changed(before, id, to));
    if (!loud || !to.standing) return;
    if (to.standing === 'refused') sound('refused');
    else if (to.standing === 'done' || to.standing === 'gathered') sound('done');
  };
  const refuse = (id: number, words: string, specimen: SpecimenRowFragment | null = null): void =>
    change(id, { standing: 'refused', words, specimen, state: specimen?.state ?? null });

  /** Shows how a step of it ended. */
  const settle = (id: number, specimen: SpecimenRowFragment, outcome: Outcome, state: string): Outcome => {
    if (outcome.ok) change(id, { standing: 'done', specimen, state, words: null });
    else refuse(id, text(outcome.problem.text), specimen);
    return outcome;
  };

  const handle = async (scan: Scan): Promise<void> => {
    const { data } = await client.query(specimenScan, { text: scan.text }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return refuse(scan.id, t('unreachable'));
    const { specimen: found, problem, code: other } = data.specimenScan;
    const specimen = readFragment(specimenRow, found ?? null);
    if (!specimen) return refuse(scan.id, t(`problem.${problem ?? 'unknown'}` as 'problem.unknown', { code: other ? text(other) : '' }));
    const goal = goals[scan.mode];
    if (specimen.state === goal) {
      const words = t('already', { state: code('state', goal), at: shortTime(specimen.since, dayInChina(new Date())) });
      return change(scan.id, { standing: 'already', specimen, state: goal, words });
    }
    if (specimen.state === 'discarded')
      return refuse(scan.id, t('discarded', { because: code('discard', specimen.discard ?? 'other') }), specimen);
    if (scan.mode === 'reject') {
      setRejecting({ ...scan, specimen });
      // The next scan has its turn once this one is answered for.
      return new Promise((resolve) => (answered.current = resolve));
    }
    if (scan.mode === 'receive' && gather) {
      const ready = (waitsFor.receive as readonly string[]).includes(specimen.state);
      if (ready) return change(scan.id, { standing: 'gathered', specimen, state: specimen.state });
    }
    const step = scan.mode === 'collect' ? steps.collect(specimen, bySelf && specimen.kind === 'stool') : steps.receive(specimen);
    settle(scan.id, specimen, await step, goal);
  };

  const scan = (typed: string): void => {
    last.current += 1;
    const one: Scan = {
      id: last.current,
      text: typed,
      at: new Date().toISOString(),
      mode,
      standing: 'busy',
      specimen: null,
      state: null,
      words: null,
    };
    setScans((before) => withScan(before, one));
    turn.current = turn.current.then(() => handle(one)).catch(() => refuse(one.id, t('unreachable')));
  };

  const reject = async (reason: string, note: string): Promise<Outcome> => {
    const { id, specimen } = rejecting!;
    const outcome = await steps.reject(specimen!, reason, note);
    return outcome.ok ? settle(id, specimen!, outcome, 'rejected') : outcome;
  };
  const closeReject = (done: boolean): void => {
    if (rejecting && !done) refuse(rejecting.id, t('notRejected'), rejecting.specimen);
    setRejecting(null);
    answered.current();
  };

  const receiveGathered = async (one: Scan): Promise<Outcome> =>
    settle(one.id, one.specimen!, await steps.receive(one.specimen!), goals.receive);

  const drop = (id: number): void => setScans((before) => before.filter((one) => one.id !== id));

  /** Takes back the last step that was done; told in words which. Null: there is none. */
  const undo = async (): Promise<{ readonly scan: Scan; readonly outcome: Outcome } | null> => {
    const one = undoable(scans);
    if (!one?.specimen) return null;
    const outcome = await steps.undo(one.specimen);
    if (outcome.ok) change(one.id, { standing: 'undone', state: one.specimen.state });
    return { scan: one, outcome };
  };

  return { scans, scan, rejecting, reject, closeReject, receiveGathered, drop, undo };
};
