import { Rejection } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCase, stageOf, type Case } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { caseDecider } from './decider.ts';
import { caseEvents, type CaseEvent } from './events.ts';
import * as the from './fixtures/index.ts';
import { remark, steps, type Step } from './walk-steps.ts';

interface Walked {
  readonly log: readonly CaseEvent[];
  readonly state: Case;
  /** Remarks of the results that were accepted. */
  readonly accepted: readonly string[];
}

const decided = (command: CaseCommand, state: Case, programme: Programme): readonly CaseEvent[] => {
  try {
    return caseDecider.decide(command, state, programme);
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
};

const fold = (log: readonly CaseEvent[]): Case => log.reduce(caseDecider.evolve, noCase);

/** These happen again each time they are asked for. */
const repeatable: ReadonlySet<CaseCommand['type']> = new Set(['ReprintCertificate']);

const walk = (taken: readonly Step[], programme: Programme): Walked => {
  let state = noCase;
  const log: CaseEvent[] = [];
  const accepted: string[] = [];
  taken.forEach((step, n) => {
    const command = step(state, n);
    const happened = decided(command, state, programme);
    for (const event of happened) state = caseDecider.evolve(state, event);
    log.push(...happened);
    if (happened.length === 0) return;
    if (command.type === 'RecordResult' || command.type === 'CorrectResult') accepted.push(remark(n));
    if (!repeatable.has(command.type)) expect(decided(command, state, programme), `${command.type} again`).toEqual([]);
  });
  return { log, state, accepted };
};

/** The invariants, told from the log alone: an oracle that knows nothing of the decider's state. */
const holds = ({ log, state, accepted }: Walked): void => {
  const inForce = new Set<string>();
  const numbers: string[] = [];
  let conclusion: { outcome: string; concludedBy: string; reviewed: boolean } | null = null;
  log.forEach(({ type, data }, n) => {
    if (type === 'CaseConcluded') conclusion = { outcome: data.outcome, concludedBy: data.concludedBy, reviewed: false };
    if (type === 'ConclusionReturned' || type === 'CaseReopened' || type === 'RecheckOrdered') conclusion = null;
    if (type === 'ConclusionReviewed') {
      expect(data.reviewedBy, 'a second person reviews').not.toBe(conclusion?.concludedBy);
      if (conclusion) conclusion.reviewed = true;
    }
    if (type === 'CertificateIssued') {
      expect(conclusion, 'issued reviewed and fit').toMatchObject({ outcome: 'fit', reviewed: true });
      numbers.push(data.number);
      inForce.add(data.number);
    }
    if (type === 'CertificateRevoked') inForce.delete(data.number);
    if (type === 'CertificateSuperseded') {
      inForce.delete(data.oldNumber);
      expect(log[n + 1], 'the successor comes in the same breath').toMatchObject({
        type: 'CertificateIssued',
        data: { number: data.newNumber },
      });
    }
    if (type === 'CaseReopened') expect(inForce.size, 'reopened without a certificate in force').toBe(0);
    expect(inForce.size, 'never two certificates in force').toBeLessThanOrEqual(1);
  });
  expect(new Set(numbers).size, 'no number twice').toBe(numbers.length);

  const results = log.filter((event) => event.type === 'ResultRecorded' || event.type === 'ResultCorrected');
  expect(
    results.map(({ data }) => data.clinical?.remark),
    'every result ever accepted is in the log',
  ).toEqual(accepted);

  log.forEach(({ type }, n) => {
    if (type === 'CaseCancelled')
      expect(['CaseReinstated', undefined], 'a cancelled case is taken up again, or changes no more').toContain(log[n + 1]?.type);
  });

  expect(fold(log)).toEqual(state);
  expect(fold(JSON.parse(JSON.stringify(log)) as CaseEvent[]), 'folded again, from what is stored').toEqual(state);
};

describe('any walk through a case', () => {
  it('keeps its invariants, and walks reach every kind of event', () => {
    const reached = new Map<string, number>();
    const programme = fc.constantFrom(the.smallProgramme, the.remoteProgramme);
    fc.assert(
      fc.property(steps, programme, (taken, under) => {
        const walked = walk(taken, under);
        holds(walked);
        for (const { type } of walked.log) reached.set(type, (reached.get(type) ?? 0) + 1);
      }),
      { numRuns: 1500, seed: 20_260_302 },
    );
    const rare = Object.keys(caseEvents.definitions).filter((type) => (reached.get(type) ?? 0) < 10);
    expect(rare, 'kinds of events that the walks hardly reach').toEqual([]);
  });

  it('never throws while folding, whatever the events and their order', () => {
    const events = fc.array(
      fc.constantFrom<CaseEvent>(
        ...the.certified(),
        the.registrationCorrected(),
        the.cancelled(),
        the.takenUpAgain(),
        the.itemAdded(),
        the.itemRemoved(),
        the.itemRefused(),
        the.itemDeferred(),
        the.resultCorrected(),
        the.resultRecorded({ clinical: null }),
        the.registered({ identity: null }),
        the.concludedFit({ clinical: null }),
        the.furtherItemsOrdered(),
        the.recheckOrdered(),
        the.conclusionReturned(),
        the.reopened(),
        the.printed(),
        the.reprinted(),
        the.handedOut(),
        the.handOutUndone(),
        the.suspended(),
        the.reinstated(),
        the.revoked(),
        the.superseded(),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, (log) => {
        const state = fold(log);
        expect(fold(log)).toEqual(state);
        stageOf(state);
      }),
      { numRuns: 300, seed: 20_260_302 },
    );
  });
});
