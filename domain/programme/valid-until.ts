import type { Programme } from './programme.ts';

const day = 86_400_000;

const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/**
 * The certificate's last day ("2027-11-20" for twelve months from "2026-11-21"): the day before the same day so many
 * months on, or the month's last day where it has no such day (as Civil Code art. 202 counts months).
 * Dates are calendar dates of the deployment's zone, not instants.
 */
export const validUntil = ({ validityMonths }: Pick<Programme, 'validityMonths'>, concludedOn: string): string => {
  const [year = 0, month = 1, date = 1] = concludedOn.split('-').map(Number);
  const lastOfMonth = Date.UTC(year, month + validityMonths, 0);
  const dayBefore = Date.UTC(year, month - 1 + validityMonths, date) - day;
  return iso(Math.min(dayBefore, lastOfMonth));
};
