import { bookingOperations, dayDecider, dayStream } from '@healthcert/domain/booking';
import { finishCapacityRun, planDays, type PlannedDay } from '@healthcert/domain/capacity';
import { bookingPatterns, bookingRules, holidayCalendars } from '@healthcert/domain/configuration';
import { closedBecause, type InstitutionTree } from '@healthcert/domain/institution';
import { derivedId, Rejection, type Actor, type CommandHandler } from '@healthcert/domain/kernel';
import { dayInChina, daysAfter } from '@healthcert/domain/person';
import { execute, type Doors } from '../operations/index.ts';
import type { Registers } from '../register/registers.ts';

interface PlanNeeds {
  readonly handler: CommandHandler;
  readonly registers: Pick<Registers, 'entriesOf'>;
}

export interface CapacityPlan {
  readonly discretion: boolean;
  readonly days: readonly PlannedDay[];
}

/** Where an institution says nothing of it. */
const usualHorizon = 14;

/** What a run would do for an institution on this day. */
export const capacityPlanOf =
  ({ handler, registers }: PlanNeeds) =>
  async (institutionId: string, from: string): Promise<CapacityPlan> => {
    const [patterns, [rules], calendars] = await Promise.all([
      registers.entriesOf(bookingPatterns, institutionId),
      registers.entriesOf(bookingRules, institutionId),
      registers.entriesOf(holidayCalendars, null),
    ]);
    const days = rules?.value.horizonDays ?? usualHorizon;
    const dates = Array.from({ length: days }, (_, n) => daysAfter(from, n));
    const states = await Promise.all(dates.map((date) => handler.load(dayDecider, dayStream({ institutionId, date }))));
    const opened = new Set(dates.filter((_date, n) => states[n]!.state.institutionId !== null));
    const planned = planDays({
      from,
      days,
      patterns: patterns.map(({ value }) => value),
      calendars: calendars.map(({ value }) => value),
      isOpened: (date) => opened.has(date),
    });
    return { discretion: rules?.value.discretion ?? false, days: planned };
  };

interface Run {
  readonly runId: string;
  /** Null: all clinics. */
  readonly institutionId: string | null;
}

interface GenerateNeeds extends PlanNeeds {
  readonly doors: Doors;
  readonly institutions: () => Promise<InstitutionTree>;
  readonly clock: () => Date;
  readonly actor: Actor;
}

interface Failure {
  readonly institutionId: string;
  readonly date: string | null;
  readonly because: string;
}

/** Opens the days that a run is for, each by a command with an id of its own, and records what came of it: done twice, it is done once. */
export const generateCapacity =
  ({ doors, institutions, clock, actor, ...needs }: GenerateNeeds) =>
  async ({ runId, institutionId }: Run): Promise<void> => {
    const planOf = capacityPlanOf(needs);
    const now = clock().toISOString();
    const request = (step: string) => ({ actor, commandId: derivedId(runId, step), correlationId: runId, causationId: runId, now });
    const tree = await institutions();
    const clinics = [...tree.values()].filter(
      (one) =>
        one.kind === 'clinic' &&
        closedBecause(tree, one, dayInChina(now)) === null &&
        (institutionId === null || one.institutionId === institutionId),
    );
    const failures: Failure[] = [];
    const opened: string[] = [];
    for (const clinic of clinics) {
      const { days, discretion } = await planOf(clinic.institutionId, dayInChina(now));
      for (const { date, outcome, slots } of days) {
        const of = { institutionId: clinic.institutionId, date };
        if (outcome === 'calendarMissing') failures.push({ ...of, because: 'CalendarMissing' });
        if (outcome !== 'open') continue;
        try {
          const input = { ...of, origin: 'pattern' as const, discretion, slots: [...slots] };
          const { events } = await execute(doors, bookingOperations.openBookingDay, input, request(`open ${of.institutionId} ${date}`));
          if (events > 0) opened.push(date);
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          failures.push({ ...of, because: error.code });
        }
      }
    }
    const until = opened.toSorted().at(-1) ?? null;
    const figures = { institutions: clinics.length, daysOpened: opened.length, until, failures: failures.slice(0, 1000) };
    await execute(doors, finishCapacityRun, { runId, ...figures }, request('finish'));
  };
