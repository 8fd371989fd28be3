import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { comparedWith, periodKinds, periodOf, type Days, type PeriodKind } from './period.ts';
import { columns, type ColumnName, type Shown } from './pivot.ts';

export const rowKinds = ['institution', 'programme', 'job', 'sex', 'ageBand', 'day', 'week', 'month'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a saved view keeps: all but the day, so that it always shows the present. */
export const keptParameters = ['period', 'from', 'to', 'by', 'institution', 'programme', 'job', 'shown', 'focus'] as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null, otherwise: Value): Value =>
  values.find((value) => value === text) ?? otherwise;

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (text: string | null, otherwise: string): string =>
  text !== null && day.test(text) && !Number.isNaN(Date.parse(text)) ? text : otherwise;

export interface FigureParameters {
  readonly period: PeriodKind;
  readonly days: Days;
  readonly before: Days;
  readonly by: RowKind;
  readonly institutionId: string | null;
  readonly programmeId: string | null;
  readonly jobCode: string | null;
  readonly shown: Shown;
  readonly focus: ColumnName;
}

/** What is asked of the figures, as the address says: a link shows the same. */
export const parametersOf = (address: URLSearchParams, today: string): FigureParameters => {
  const period = oneOf(periodKinds, address.get('period'), 'month');
  const from = dayIn(address.get('from'), periodOf('month', today).from);
  const to = dayIn(address.get('to'), today);
  const days =
    period === 'range' ? { from: from < to ? from : to, to: from < to ? to : from } : periodOf(period, dayIn(address.get('at'), today));
  return {
    period,
    days,
    before: comparedWith(period, days, today),
    by: oneOf(rowKinds, address.get('by'), 'institution'),
    institutionId: address.get('institution'),
    programmeId: address.get('programme'),
    jobCode: address.get('job'),
    shown: oneOf(['net', 'gross'] as const, address.get('shown'), 'net'),
    focus: oneOf(
      columns.map(({ name }) => name),
      address.get('focus'),
      'registered',
    ),
  };
};

/** With the way to change some of it. */
export const useFigureParameters = (today: string) => {
  const [address, setAddress] = useSearchParams();
  const parameters = useMemo(() => parametersOf(address, today), [address, today]);
  const change = (to: Readonly<Record<string, string | null>>): void =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(to)) {
          if (value === null || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return { address, setAddress, parameters, change };
};
