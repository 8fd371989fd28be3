export interface TestClock {
  readonly now: () => Date;
  set(instant: string): void;
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }): void;
}

/** A clock that moves when a test says so. */
export const testClock = (start: string): TestClock => {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = Date.parse(instant);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
};
