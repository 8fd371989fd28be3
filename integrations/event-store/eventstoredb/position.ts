import type { Position } from '@healthcert/domain/kernel';

/** A place in the server's transaction log. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const digits = 16;
const unset = 2n ** 64n - 1n;

/** Before every event; servers start to count behind it. */
export const beforeAll: Position = '0'.repeat(2 * digits);

const hex = (value: bigint): string => value.toString(16).padStart(digits, '0');

/**
 * Servers say 2^64-1 where they have no position, and before 24.10.5 they also send it as a checkpoint: a reader that
 * kept it would never see another event.
 */
export const isLogPosition = (position: LogPosition | undefined | null): position is LogPosition =>
  position != null && position.commit < unset && position.prepare < unset;

/** Fixed-width hexadecimal, so that comparing strings compares places. */
export const positionOf = ({ commit, prepare }: LogPosition): Position => hex(commit) + hex(prepare);

/** Null: from the start. */
export const logPositionOf = (position: Position | null): LogPosition | null =>
  position === null || position === beforeAll
    ? null
    : { commit: BigInt(`0x${position.slice(0, digits)}`), prepare: BigInt(`0x${position.slice(digits)}`) };
