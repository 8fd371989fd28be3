import { emptyEntry, type EnteredItem, isEmpty, isVerdict, type ItemEntry } from './entry.ts';

/** How an item is usually done (an X-ray by film): what says nothing of the person. */
const usual = (item: EnteredItem): Readonly<Record<string, string>> =>
  Object.fromEntries(
    item.fields.flatMap((field) => (field.kind === 'choice' && field.normal && !isVerdict(field) ? [[field.code, field.normal]] : [])),
  );

/**
 * An entry after a change: with the first thing that is said of an item comes how it is usually done, and with the last
 * finding that is taken back it goes again.
 */
export const withHow = (item: EnteredItem, before: ItemEntry, entry: ItemEntry): ItemEntry => {
  const how = usual(item);
  if (isEmpty(before) && !isEmpty(entry)) return { ...entry, values: { ...how, ...entry.values } };
  const isTakenBack = before.findings.length > 0 && entry.findings.length === 0;
  const besides = Object.fromEntries(Object.entries(entry.values).filter(([code, value]) => how[code] !== value));
  return isTakenBack && isEmpty({ ...entry, values: besides }) ? { ...emptyEntry, remark: entry.remark } : entry;
};
