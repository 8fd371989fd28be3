import { caseDecider, isCancelled, type Case } from '@healthcert/domain/case';
import { dictionaries } from '@healthcert/domain/configuration';
import { rejections, type CommandHandler } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import { specimenDecider, specimenRefusals, type SpecimenCommandNamed } from '@healthcert/domain/specimen';
import { metaOf, stepMeta, type FactsProvider, type Follow, type Request } from '../operations/index.ts';
import type { Registers } from '../register/registers.ts';

const reject = rejections(specimenRefusals);

export interface SpecimenFacts {
  readonly handler: CommandHandler;
  readonly programmeVersion: (programmeId: string, version: number) => Promise<Programme | null>;
}

type Rejecting = SpecimenCommandNamed<'RejectSpecimen'>['data'];

type Labelling = Omit<SpecimenCommandNamed<'LabelSpecimens'>['data'], 'caseId' | 'institutionId'>;

/** Which items of the case need a specimen of which kind; null where there is no such case. */
const needsOf = async (state: Case, { programmeVersion }: SpecimenFacts): Promise<Labelling | null> => {
  const { registration } = state;
  const programme = registration && (await programmeVersion(registration.programme.id, registration.programme.version));
  if (!registration || !programme) return null;
  const needs = state.items.flatMap(({ code, state: done }) => {
    const kind = programme.items.find((item) => item.code === code)?.specimen;
    return kind && (done === 'pending' || done === 'done') ? [{ item: code, kind, state: done }] : [];
  });
  const { personId, caseNumber, identity } = registration;
  return { personId, caseNumber, name: identity?.name ?? null, cancelled: isCancelled(state), needs };
};

export const specimenFacts = (
  from: SpecimenFacts & { readonly registers: Pick<Registers, 'entriesOf'> },
): Readonly<Record<string, FactsProvider>> => ({
  labelSpecimens: async ({ caseId, institutionId }: { readonly caseId: string; readonly institutionId: string }) => {
    const { state } = await from.handler.load(caseDecider, caseId);
    const facts = state.registration?.institutionId === institutionId ? await needsOf(state, from) : null;
    return facts ?? reject('UnknownCase', { field: 'caseId' });
  },
  rejectSpecimen: async ({ reason }: Rejecting) => {
    const reasons = await from.registers.entriesOf(dictionaries.specimenRejectionReasons, null);
    return reasons.some(({ code }) => code === reason) ? {} : reject('UnknownReason', { field: 'reason' });
  },
});

/** Labels are made when somebody arrives (D1): who was registered and never comes leaves no specimen waiting. */
export const labelFollow =
  (from: SpecimenFacts): Follow =>
  async ({ caseId }: { readonly caseId: string }, request: Request): Promise<string | null> => {
    const { handler } = from;
    const { state } = await handler.load(caseDecider, caseId);
    const needs = await needsOf(state, from);
    if (!needs || !state.registration) return null;
    const { state: specimens, position } = await handler.load(specimenDecider, caseId);
    if (!state.arrived && specimens.of === null) return null;
    const data = { caseId, institutionId: state.registration.institutionId, ...needs };
    const command = { type: 'LabelSpecimens' as const, data, meta: stepMeta(request, 'label specimens') };
    // Most steps at the stations change nothing here, and a decision is cheaper than a turn in the stream.
    if (specimenDecider.decide({ ...command, meta: metaOf(request) }, specimens, undefined).length === 0) return position;
    return (await handler.handle(specimenDecider, caseId, command)).position;
  };
