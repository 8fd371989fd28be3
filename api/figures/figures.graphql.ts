import { ageBands, figureDimensions, measures, sumFigures, type FigureSum } from '@healthcert/projections/figures';
import { QueryRefused } from '@healthcert/projections/kernel';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { figureNames, namesIn, type FigureName } from './names.ts';
import { figuresScope, withThoseBelow } from './scope.ts';

interface Figures {
  readonly sums: readonly FigureSum[];
  readonly names: readonly FigureName[];
  readonly upToDate: boolean;
}

const mostDimensions = 3;
const daysAtMost = 366 * 20;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** Sums of what was counted (A11): by what and of what the caller chooses, within what they may see. */
export const figuresQuery = (builder: Builder, { textType }: CommandResultTypes): void => {
  const measure = builder.enumType('FigureMeasure', { values: measures });
  const dimension = builder.enumType('FigureDimension', { values: figureDimensions });
  const band = builder.enumType('FigureAgeBand', { values: ageBands });
  const sex = builder.enumType('FigureSex', { values: ['male', 'female'] as const });
  const sum = builder.objectRef<FigureSum>('FigureSum').implement({
    fields: (t) => ({
      keys: t.stringList({ description: 'In the order of `by`; of a period its first day', resolve: ({ keys }) => [...keys] }),
      measure: t.expose('measure', { type: measure }),
      detail: t.exposeString('detail'),
      count: t.exposeInt('count', { description: 'What happened on these days' }),
      undone: t.exposeInt('undone', { description: 'How much of it was taken back since: count less undone is what stands' }),
    }),
  });
  const name = builder.objectRef<FigureName>('FigureName').implement({
    fields: (t) => ({ of: t.exposeString('of'), code: t.exposeString('code'), name: t.expose('name', { type: textType }) }),
  });
  const figures = builder.objectRef<Figures>('FigureSums').implement({
    fields: (t) => ({
      sums: t.field({ type: [sum], complexity: { field: 1, multiplier: 1 }, resolve: ({ sums }) => [...sums] }),
      names: t.field({ type: [name], complexity: { field: 1, multiplier: 1 }, resolve: ({ names }) => [...names] }),
      upToDate: t.exposeBoolean('upToDate', { description: 'False: what you wrote last is not in it yet' }),
    }),
  });
  const asked = builder.inputType('FiguresAsked', {
    fields: (t) => ({
      from: t.field({ type: 'Date', required: true }),
      to: t.field({ type: 'Date', required: true }),
      by: t.field({ type: [dimension], required: true, description: `At most ${mostDimensions}` }),
      measures: t.field({ type: [measure] }),
      institutionId: t.id({ description: 'With those below it' }),
      programmeId: t.string(),
      category: t.string(),
      jobCode: t.string(),
      sex: t.field({ type: sex }),
      ageBand: t.field({ type: band }),
    }),
  });
  builder.queryField('figureSums', (t) =>
    t.field({
      type: figures,
      description: 'How many, by what is asked',
      complexity: { field: 200, multiplier: 1 },
      args: { asked: t.arg({ type: asked, required: true }) },
      resolve: async (_root, { asked: given }, context) => {
        const { scope, upToDate } = await figuresScope(context);
        const { institutionId, by, ...rest } = given;
        const length = days(rest.from, rest.to);
        if (!(length >= 1 && length <= daysAtMost)) throw new QueryRefused('to', 'no such period');
        if (by.length > mostDimensions || new Set(by).size < by.length) throw new QueryRefused('by', 'by too much, or twice');
        const institutions = await withThoseBelow(context, institutionId);
        const sums = await sumFigures(context.system.reads, scope, { ...rest, by, institutions });
        const names = namesIn(await figureNames(context.system), by, sums);
        return { sums, names, upToDate };
      },
    }),
  );
};
