import type { DomainEvent, EventMeta, Recorded } from '@healthcert/domain/kernel';
import { expect } from 'vitest';
import { encodeColumn } from '../encode.ts';
import { fold, type Values } from '../fold.ts';
import { project, type AnyProjection, type RowOperation } from '../projection.ts';
import { columnsOf } from '../tables.ts';
import { applyOperations, applySteps, rowsIn } from './table-model.ts';

/** An event as decided; give what matters of the rest (`{ ...issued(), streamId, meta: { actorId } }`). */
export type GivenEvent = DomainEvent & {
  readonly streamId?: string;
  readonly category?: string;
  readonly id?: string;
  readonly position?: string;
  readonly revision?: number;
  readonly meta?: Partial<EventMeta>;
};

export interface ProjectedRows {
  /** Exactly these rows, in any order. */
  thenRows(expected: readonly Values[]): void;
  /** One row, which has at least these values. */
  thenRow(expected: Values): void;
  /** For assertions of another kind. */
  rows(): readonly Values[];
}

const meta: EventMeta = {
  commandId: '019ca000-0000-7000-8000-0000000000c0',
  actorId: 'staff-desk',
  actorRoles: ['desk'],
  institutionId: 'clinic-1',
  at: '2026-03-02T01:30:00.000Z',
  correlationId: '019ca000-0000-7000-8000-0000000000c1',
  causationId: null,
};

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
};

/** Fills in what a stored event has besides; revisions count up within each stream. Nothing of it can be changed. */
export const recorded = (events: readonly GivenEvent[], streamId: string, category: string): readonly Recorded[] => {
  const revisions = new Map<string, number>();
  return events.map((event, n) => {
    const stream = `${event.category ?? category}-${event.streamId ?? streamId}`;
    const revision = event.revision ?? revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    const position = String(n + 1).padStart(16, '0');
    const id = `019ca000-0000-7000-8000-${(0xe000 + n).toString(16).padStart(12, '0')}`;
    return frozen(structuredClone({ id, category, streamId, position, ...event, revision, meta: { ...meta, ...event.meta } }));
  });
};

const operationsOf = (projection: AnyProjection, events: readonly Recorded[]): readonly RowOperation[] => {
  const memories = new Map<string, unknown>();
  return events.flatMap((event) => {
    const stream = `${event.category}-${event.streamId}`;
    const before = memories.get(stream);
    const operations = project(projection, event, before);
    if (Object.hasOwn(projection.on, event.type)) memories.set(stream, projection.remember?.(before, event));
    return operations;
  });
};

/** Applied event by event, and once more folded as one page: a projection that is not pure shows here. */
export const rowsAfter = (projection: AnyProjection, events: readonly Recorded[]): readonly Values[] => {
  const model = projection.readModel;
  const oneByOne = applyOperations(model, new Map(), operationsOf(projection, events));
  const asOnePage = applySteps(model, new Map(), fold(model, operationsOf(projection, events)));
  expect(rowsIn(asOnePage), 'replayed, the events give other rows').toEqual(rowsIn(oneByOne));
  const rows = rowsIn(oneByOne);
  for (const [name, { type, nullable }] of columnsOf(model)) {
    const values = rows.map((row) => row[name]);
    encodeColumn(name, type, values);
    if (!nullable) expect(values, `${name} may not be empty`).not.toContain(null);
    expect(values, `${name} is not set`).not.toContain(undefined);
  }
  for (const row of rows)
    expect(Object.keys(model.columns), 'a row has columns that its model has not').toEqual(expect.arrayContaining(Object.keys(row)));
  return rows;
};

/**
 * Tests a projection without any database: `const { given } = rowsOfProjection(certificateRegister, { streamId });
 * given(registered(), issued()).thenRow({ validity: 'valid' })`.
 */
export const rowsOfProjection = (
  projection: AnyProjection,
  { streamId = '019ca000-0000-7000-8000-000000000001', category = 'case' } = {},
) => ({
  given: (...events: readonly GivenEvent[]): ProjectedRows => {
    const rows = (): readonly Values[] => rowsAfter(projection, recorded(events, streamId, category));
    return {
      rows,
      thenRows: (expected) => {
        const keyOf = (row: Values): string => JSON.stringify(projection.readModel.key.map((name: string) => row[name]));
        expect(rows()).toEqual(expected.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
      },
      thenRow: (expected) => {
        const all = rows();
        expect(all).toHaveLength(1);
        expect(all[0]).toMatchObject(expected);
      },
    };
  },
});
