import { cashierDecider } from '@healthcert/domain/cashier';
import { caseDecider } from '@healthcert/domain/case';
import { institutionDecider } from '@healthcert/domain/institution';
import type { Actor, InstitutionScope, Operation } from '@healthcert/domain/kernel';
import { noNotifications } from '@healthcert/domain/notification';
import { personDecider } from '@healthcert/domain/person';
import { noEntries } from '@healthcert/domain/register';
import { programmeDecider } from '@healthcert/domain/programme';
import { noSpecimens } from '@healthcert/domain/specimen';
import { emptyDirectory, standardRoles } from '@healthcert/domain/staff';
import { describe, expect, it } from 'vitest';
import { operations } from '../graphql/schema.ts';
import { execute, NotPermitted, type Doors } from '../operations/index.ts';
import { inWords, operationCases, type OperationCase, type ParentOf } from './index.ts';
import { belongings, mayStandAt, type Belonging } from './things.ts';

const institutions: ParentOf = { city: null, langya: 'city', quanjiao: 'city', sanjie: 'langya' };
const reachOf: Readonly<Record<string, readonly string[]>> = {
  city: ['city', 'langya', 'quanjiao', 'sanjie'],
  langya: ['langya', 'sanjie'],
};
const tree: InstitutionScope = { subtree: (id) => new Set(reachOf[id] ?? [id]) };

interface Thing {
  readonly input: Record<string, unknown>;
  readonly state: unknown;
}

/** A thing of this place: what is sent, and what stands in its stream. */
const thingAt = (belonging: Belonging, place: string | null, ownerId: string): Thing => {
  switch (belonging) {
    case 'case':
      return {
        input: { caseId: 'case-1' },
        state: place === null ? caseDecider.initial : { ...caseDecider.initial, registration: { institutionId: place, personId: ownerId } },
      };
    case 'notification':
      return { input: { caseId: 'case-1' }, state: { ...noNotifications, institutionId: place } };
    case 'member': {
      const member = { staffId: 'staff-9', institutionId: place };
      return { input: { staffId: 'staff-9' }, state: { ...emptyDirectory, staff: new Map([['staff-9', member]]) } };
    }
    case 'desk':
      return { input: { personId: ownerId, institutionId: place }, state: personDecider.initial };
    case 'person':
      return { input: { personId: ownerId }, state: personDecider.initial };
    case 'place':
      return { input: { institutionId: place, parentId: place, caseId: 'case-1' }, state: institutionDecider.initial };
    case 'fee':
      return { input: { caseId: 'case-1' }, state: place === null ? null : { institutionId: place, personId: ownerId } };
    case 'specimen':
      return {
        input: { caseId: 'case-1' },
        state: place === null ? noSpecimens : { ...noSpecimens, of: { institutionId: place, personId: ownerId } },
      };
    case 'box':
      return { input: { institutionId: place, cashierId: ownerId, day: '2026-11-21' }, state: cashierDecider.initial };
    case 'archive': {
      const record = place === null ? null : { institutionId: place, personId: ownerId };
      return { input: { archiveId: 'archive-1', importId: 'import-1' }, state: { record, begun: record } };
    }
    case 'list':
      return { input: { institutionId: place }, state: noEntries };
    case 'city':
      return { input: { programme: { id: 'food' }, institutionId: 'langya' }, state: programmeDecider.initial };
  }
};

const actorOf = ({ role, actorInstitution }: OperationCase): Actor => ({
  id: 'staff-1',
  kind: 'staff',
  name: '王芳',
  institutionId: actorInstitution,
  roles: [role],
});

const byName = new Map(operations.map((operation) => [operation.name, operation]));

/** Whether the real door lets this through to the decision, and whether facts were looked up on the way. */
const knock = async (one: OperationCase, withFacts: boolean): Promise<{ readonly let: boolean; readonly lookedUp: boolean }> => {
  const operation: Operation = byName.get(one.operation)!;
  const { input, state } = thingAt(belongings.get(one.operation)!, one.targetInstitution, one.owned ? 'staff-1' : 'someone');
  let lookedUp = false;
  const doors: Doors = {
    handler: {
      load: async () => ({ state: state as never, revision: 0, position: '' }),
      handle: async (_decider, streamId, _command, options) => {
        options?.guard?.(state as never);
        return { streamId, revision: 1, position: '', events: 1, repeated: false };
      },
      forget: () => undefined,
    },
    tree: async () => tree,
    facts: withFacts
      ? {
          [operation.name]: async () => {
            lookedUp = true;
            return {};
          },
        }
      : {},
    given: {},
    refuse: {},
    written: () => undefined,
  };
  const request = {
    actor: actorOf(one),
    commandId: '0199aa00-0000-7000-8000-000000000000',
    correlationId: 'r',
    now: '2026-11-21T00:00:00.000Z',
  };
  try {
    await execute(doors, operation, input, request);
    return { let: true, lookedUp };
  } catch (error) {
    if (error instanceof NotPermitted) return { let: false, lookedUp };
    throw error;
  }
};

describe('the door of every operation', () => {
  const cases = operationCases({ operations, roles: standardRoles, institutions }).filter(({ operation, targetInstitution }) =>
    mayStandAt(belongings.get(operation)!, targetInstitution),
  );
  const ownable = cases.filter(
    ({ operation, owned }) => !owned || ['case', 'desk', 'person', 'fee', 'specimen', 'box'].includes(belongings.get(operation)!),
  );

  it('is declared with whose thing it is done to', () => {
    expect([...belongings.keys()].toSorted()).toEqual([...byName.keys()].toSorted());
  });

  it('lets through whom a role allows, and nobody else, in every role, at every place, of every thing', async () => {
    const wrong: string[] = [];
    for (const one of ownable) if ((await knock(one, false)).let !== one.allowed) wrong.push(inWords(one));
    expect(wrong).toEqual([]);
    expect([ownable.length > 10_000, ownable.some(({ allowed }) => allowed)]).toEqual([true, true]);
  });

  it('looks nothing up for one who is refused', async () => {
    const told: string[] = [];
    for (const one of ownable) if ((await knock(one, true)).lookedUp !== one.allowed) told.push(inWords(one));
    expect(told).toEqual([]);
  });
});
