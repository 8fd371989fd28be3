import type { FieldGroup } from '@healthcert/domain/kernel';
import { standingOf, type FieldStanding } from '@healthcert/domain/programme';
import type { ItemFile } from '@healthcert/projections/case-file';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import type { SeenCase } from './read-case.ts';

type Result = NonNullable<ItemFile['result']>;
type Clinical = NonNullable<Result['clinical']>;
interface SeenItem {
  readonly file: SeenCase['file'];
  readonly item: ItemFile;
  readonly groups: ReadonlySet<FieldGroup>;
}
type SeenResult = Result & {
  readonly file: SeenCase['file'];
  readonly shown: Clinical | null;
  readonly groups: ReadonlySet<FieldGroup>;
};
type SeenValue = Clinical['values'][number] & { readonly file: SeenCase['file']; readonly result: Pick<Result, 'item' | 'form' | 'age'> };

/** How a value lies, by the edition of the form that its result was judged by. */
const standingOfValue = async (
  { programmes, forms }: RequestContext['system'],
  { file, result, ...measured }: SeenValue,
): Promise<FieldStanding> => {
  const programme = await programmes.find(file.programme.id, file.programme.version);
  const under = programme && (await forms.under(programme, file.institutionId, new Map([[result.item, result.form]])));
  const field = under?.items.find(({ code }) => code === result.item)?.fields.find(({ code }) => code === measured.field);
  return field ? standingOf(field, measured, { sex: file.sex, age: result.age }) : 'within';
};

/** What is to be examined, and what was found. */
export const itemOfCase = (builder: Builder) => {
  const finding = builder.objectRef<Clinical['findings'][number]>('RecordedFinding').implement({
    fields: (t) => ({ code: t.exposeString('code'), site: t.exposeString('site', { nullable: true }) }),
  });
  const value = builder.objectRef<SeenValue>('RecordedValue').implement({
    fields: (t) => ({
      field: t.exposeString('field'),
      value: t.exposeFloat('value', { nullable: true }),
      bound: t.string({ nullable: true, resolve: ({ bound }) => bound ?? null, description: '">": only this limit is known' }),
      choice: t.string({ nullable: true, resolve: ({ choice }) => choice ?? null }),
      text: t.string({ nullable: true, resolve: ({ text }) => text ?? null, description: 'As it was typed or received' }),
      standing: t.string({
        description: 'above, below, within or abnormal, by the form it was entered in',
        resolve: (of, _args, { system }) => standingOfValue(system, of),
      }),
    }),
  });
  const pastDisease = builder.objectRef<NonNullable<Clinical['history']>[number]>('PastDisease').implement({
    fields: (t) => ({
      disease: t.exposeString('disease'),
      since: t.exposeString('since', { nullable: true }),
      cured: t.exposeBoolean('cured', { nullable: true }),
      curedSince: t.exposeString('curedSince', { nullable: true }),
      remark: t.exposeString('remark', { nullable: true }),
    }),
  });
  const formRef = builder.objectRef<NonNullable<Result['form']>>('RecordedForm').implement({
    fields: (t) => ({ institutionId: t.exposeString('institutionId', { nullable: true }), edition: t.exposeInt('edition') }),
  });
  const result = builder.objectRef<SeenResult>('RecordedResult').implement({
    fields: (t) => ({
      abnormal: t.boolean({
        nullable: true,
        description: 'Null: withheld. That something was found is clinical, like what was found',
        resolve: ({ abnormal, groups }) => (groups.has('clinical') ? abnormal : null),
      }),
      performerId: t.exposeString('performerId'),
      performedAt: t.expose('performedAt', { type: 'DateTime' }),
      deviceId: t.exposeString('deviceId', { nullable: true }),
      reagentLot: t.exposeString('reagentLot', { nullable: true }),
      findings: t.field({ type: [finding], nullable: true, resolve: ({ shown }) => shown && [...shown.findings] }),
      values: t.field({
        type: [value],
        nullable: true,
        resolve: ({ file, shown, ...result }) => shown && shown.values.map((measured) => ({ ...measured, file, result })),
      }),
      history: t.field({ type: [pastDisease], nullable: true, resolve: ({ shown }) => shown && [...(shown.history ?? [])] }),
      form: t.field({ type: formRef, nullable: true, description: 'The form it was judged by', resolve: ({ form }) => form }),
      age: t.exposeInt('age'),
      remark: t.string({ nullable: true, resolve: ({ shown }) => shown?.remark ?? null }),
    }),
  });
  return builder.objectRef<SeenItem>('CaseItem').implement({
    fields: (t) => ({
      code: t.string({ resolve: ({ item }) => item.code }),
      station: t.string({ resolve: ({ item }) => item.station }),
      state: t.string({ resolve: ({ item }) => item.state }),
      corrections: t.int({ resolve: ({ item }) => item.corrections }),
      reason: t.string({ nullable: true, resolve: ({ item, groups }) => (groups.has('clinical') ? item.reason : null) }),
      result: t.field({
        type: result,
        nullable: true,
        resolve: ({ file, item, groups }) =>
          item.result && { ...item.result, file, groups, shown: groups.has('clinical') ? item.result.clinical : null },
      }),
    }),
  });
};
