import type { Position } from '@healthcert/domain/kernel';

const width = 16;

/** Decimal digits with leading zeros: sorts as a string, holds every integer that a number holds exactly. */
export const positionOf = (value: number): Position => String(value).padStart(width, '0');

/** What the position counts; 0 before the first event. */
export const valueOf = (position: Position | null): number => {
  if (position === null) return 0;
  const value = Number(position);
  if (position.length !== width || !Number.isSafeInteger(value)) throw new TypeError(`${position} is no position of this store`);
  return value;
};
