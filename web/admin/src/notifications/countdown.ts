export interface Countdown {
  readonly overdue: boolean;
  /** Whole hours and minutes, to the deadline or since. */
  readonly hours: number;
  readonly minutes: number;
}

const minute = 60_000;

/** How much of the time allowed is left, or how long it has been over. */
export const countdown = (dueAt: string, now: Date): Countdown => {
  const left = Date.parse(dueAt) - now.getTime();
  const whole = Math.floor(Math.abs(left) / minute);
  return { overdue: left < 0, hours: Math.floor(whole / 60), minutes: whole % 60 };
};
