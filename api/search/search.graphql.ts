import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { search, type Hit, type SearchAnswer } from './search.ts';

const ids = { case: 'caseId', certificate: 'number', booking: 'bookingId', oldCard: 'archiveId', person: 'personId' } as const;
const idOf = ({ kind, row: { values } }: Hit): string => String(values[ids[kind]]);

const said =
  <Value>(...names: readonly string[]) =>
  ({ row: { values } }: Hit): Value | null => {
    const value = names.map((name) => values[name]).find((one) => one != null);
    return (value as Value | undefined) ?? null;
  };

/** The one search box: scan or type, Enter opens. */
export const searchQuery = (builder: Builder, { textType }: CommandResultTypes): void => {
  const hit = builder.objectRef<Hit>('SearchHit').implement({
    fields: (t) => ({
      kind: t.exposeString('kind', { description: 'case, certificate, booking, oldCard or person' }),
      id: t.id({ resolve: idOf }),
      by: t.expose('by', { type: textType, description: 'As what the text was found' }),
      caseId: t.id({ nullable: true, resolve: said<string>('caseId') }),
      personId: t.id({ nullable: true, resolve: said<string>('personId') }),
      caseNumber: t.string({ nullable: true, resolve: said<string>('caseNumber') }),
      certificateNumber: t.string({ nullable: true, resolve: said<string>('number', 'certificateNumber') }),
      name: t.string({ nullable: true, resolve: said<string>('name') }),
      maskedDocument: t.string({ nullable: true, resolve: said<string>('maskedDocument') }),
      sex: t.string({ nullable: true, resolve: said<string>('sex') }),
      birthYear: t.int({ nullable: true, resolve: said<number>('birthYear') }),
      institutionId: t.string({ nullable: true, resolve: said<string>('institutionId', 'enrolledAt') }),
      stage: t.string({ nullable: true, resolve: said<string>('stage') }),
      pendingStations: t.stringList({ resolve: (of) => [...(said<string[]>('pendingStations')(of) ?? [])] }),
      validity: t.string({ nullable: true, resolve: said<string>('validity', 'certificateValidity') }),
      custody: t.string({ nullable: true, resolve: said<string>('custody') }),
      validUntil: t.field({ type: 'Date', nullable: true, resolve: said<string>('validUntil') }),
      processing: t.string({ nullable: true, resolve: said<string>('processing') }),
      at: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Registered, issued or enrolled',
        resolve: said<string>('registeredAt', 'issuedAt', 'enrolledOn'),
      }),
      bookedFor: t.field({ type: 'Date', nullable: true, description: 'The day of a booking', resolve: said<string>('date') }),
      slot: t.string({ nullable: true, description: 'Its time: "08:00"', resolve: said<string>('slot') }),
      withheld: t.stringList({ resolve: ({ row }) => [...row.withheld] }),
    }),
  });
  const answer = builder.objectRef<SearchAnswer>('SearchAnswer').implement({
    fields: (t) => ({
      hits: t.field({ type: [hit], resolve: ({ hits }) => [...hits] }),
      code: t.exposeString('code', { nullable: true, description: 'The kind of code that was scanned: it names what was found' }),
      tried: t.field({ type: [textType], description: 'What the text was looked for as', resolve: ({ tried }) => [...tried] }),
    }),
  });
  builder.queryField('search', (t) =>
    t.field({
      type: answer,
      args: { text: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: (_root, { text }, context) => search(context, text),
    }),
  );
};
