import { readScope, type Text } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import {
  itemForm,
  jobForm,
  programmeChanges,
  programmeDecider,
  programmeForm,
  programmeOf,
  programmeOn,
  programmeProblems,
  programmeProblemText,
  type Programme,
  type ProgrammeChange,
  type Proposal,
  type Publication,
} from '@healthcert/domain/programme';
import { programmeListModel } from '@healthcert/projections/programme-list';
import { QueryRefused } from '@healthcert/projections/kernel';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import { invalidInputs, type CommandResultTypes } from '../graphql/command-result.ts';
import { formOf } from '../graphql/form.ts';
import { refused } from '../graphql/refusals.ts';

interface RulesVersion extends Publication {
  readonly programme: Programme;
  readonly inForce: boolean;
  readonly changes: readonly ProgrammeChange[];
}

interface Proposed extends Proposal {
  readonly changes: readonly ProgrammeChange[];
}

interface RulesDesk {
  readonly revision: number;
  readonly today: string;
  readonly versions: readonly RulesVersion[];
  readonly proposal: Proposed | null;
}

interface RulesProblem {
  readonly field: string | null;
  readonly text: Text;
}

interface RulesDraft {
  readonly problems: readonly RulesProblem[];
  readonly changes: readonly ProgrammeChange[];
}

/** Rules that are only proposed are for those who work on them. @throws refused */
const mayRead = async ({ actor, system }: RequestContext): Promise<void> => {
  if (!actor || !readScope(actor, programmeListModel.name, await system.tree())) throw refused(programmeListModel.name);
};

const stateOf = ({ system }: RequestContext, programmeId: string) => system.handler.load(programmeDecider, programmeId);

const known = z.looseObject({ id: z.string().max(60) });

const forms = {
  items: formOf(itemForm),
  jobs: formOf(jobForm),
};

/** A page of changes is as long as the table. */
const aList = { field: 1, multiplier: 1 };

/** The rules of a programme for those who propose and confirm them (A5). */
export const rulesDeskQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const change = builder.objectRef<ProgrammeChange>('ProgrammeChange').implement({
    description: 'One difference between two versions, in words',
    fields: (t) => ({
      kind: t.exposeString('kind', { description: 'rowAdded, rowRemoved, rowChanged, termChanged; item and job likewise' }),
      rowId: t.exposeString('rowId', { nullable: true }),
      field: t.exposeString('field', { nullable: true, description: 'What of the row, item, job or version' }),
      about: t.expose('about', { type: textType, nullable: true }),
      before: t.expose('before', { type: textType, nullable: true }),
      after: t.expose('after', { type: textType, nullable: true }),
    }),
  });
  const version = builder.objectRef<RulesVersion>('RulesVersion').implement({
    fields: (t) => ({
      version: t.exposeInt('version'),
      validFrom: t.field({ type: 'Date', resolve: ({ programme }) => programme.validFrom }),
      inForce: t.exposeBoolean('inForce', { description: 'What is registered today pins it' }),
      note: t.exposeString('note', { nullable: true }),
      proposedBy: t.exposeString('proposedBy', { nullable: true, description: 'Null: the city was founded with it' }),
      publishedBy: t.exposeString('publishedBy'),
      publishedAt: t.expose('publishedAt', { type: 'DateTime' }),
      programme: t.field({ type: 'Json', resolve: ({ programme }) => programme }),
      changes: t.field({
        type: [change],
        complexity: aList,
        description: 'What it says otherwise than the version before',
        resolve: ({ changes }) => [...changes],
      }),
    }),
  });
  const returned = builder.objectRef<NonNullable<Proposal['returned']>>('ReturnedProposal').implement({
    fields: (t) => ({
      reason: t.exposeString('reason'),
      returnedBy: t.exposeString('returnedBy'),
      returnedAt: t.expose('returnedAt', { type: 'DateTime' }),
    }),
  });
  const proposal = builder.objectRef<Proposed>('RulesProposal').implement({
    fields: (t) => ({
      edition: t.exposeInt('edition', { description: 'To be named when confirming, returning or withdrawing' }),
      programme: t.field({ type: 'Json', resolve: ({ programme }) => programme }),
      note: t.exposeString('note'),
      proposedBy: t.exposeString('proposedBy'),
      proposedAt: t.expose('proposedAt', { type: 'DateTime' }),
      returned: t.expose('returned', { type: returned, nullable: true }),
      changes: t.field({ type: [change], complexity: aList, resolve: ({ changes }) => [...changes] }),
    }),
  });
  const desk = builder.objectRef<RulesDesk>('RulesDesk').implement({
    fields: (t) => ({
      revision: t.exposeInt('revision', { description: 'To be named when proposing' }),
      today: t.field({ type: 'Date', description: 'In the city', resolve: ({ today }) => today }),
      forms: t.field({ type: 'Json', description: 'Of an item and of a job, with the words of their fields', resolve: () => forms }),
      versions: t.field({ type: [version], complexity: aList, description: 'Newest first', resolve: ({ versions }) => [...versions] }),
      proposal: t.expose('proposal', { type: proposal, nullable: true }),
    }),
  });
  const problem = builder.objectRef<RulesProblem>('RulesProblem').implement({
    fields: (t) => ({
      field: t.exposeString('field', { nullable: true, description: 'Path below the programme: "rules.3.when"' }),
      text: t.expose('text', { type: textType }),
    }),
  });
  const draft = builder.objectRef<RulesDraft>('RulesDraft').implement({
    fields: (t) => ({
      problems: t.field({ type: [problem], complexity: aList, resolve: ({ problems }) => [...problems] }),
      changes: t.field({ type: [change], complexity: aList, resolve: ({ changes }) => [...changes] }),
    }),
  });

  builder.queryField('rulesDesk', (t) =>
    t.field({
      type: desk,
      nullable: true,
      description: 'Every version of a programme and what is proposed as the next',
      args: { programmeId: t.arg.id({ required: true }) },
      complexity: { field: 20, multiplier: 1 },
      resolve: async (_root, { programmeId }, context): Promise<RulesDesk | null> => {
        await mayRead(context);
        const { state, revision } = await stateOf(context, programmeId);
        const { versions, publications, proposal: proposed } = state;
        const last = versions.at(-1);
        if (!last) return null;
        const today = dayInChina(context.system.now());
        const current = programmeOn(state, today);
        return {
          revision,
          today,
          versions: versions
            .map((programme, n) => ({
              ...publications[n]!,
              programme,
              inForce: programme === current,
              changes: n === 0 ? [] : programmeChanges(versions[n - 1]!, programme),
            }))
            .toReversed(),
          proposal: proposed && { ...proposed, changes: programmeChanges(last, programmeOf(proposed.programme)) },
        };
      },
    }),
  );
  builder.queryField('rulesDraft', (t) =>
    t.field({
      type: draft,
      description: 'What is wrong with a version that is being made, and what it says otherwise than the last one; nothing of it is kept',
      args: { programme: t.arg({ type: 'Json', required: true }) },
      complexity: { field: 50, multiplier: 1 },
      resolve: async (_root, { programme }, context): Promise<RulesDraft> => {
        await mayRead(context);
        const of = known.safeParse(programme);
        const last = of.success ? (await stateOf(context, of.data.id)).state.versions.at(-1) : undefined;
        if (!last) throw new QueryRefused('programme', 'there is no such programme');
        const form = programmeForm.safeParse(programme);
        if (!form.success) return { problems: invalidInputs(form.error), changes: [] };
        const made = programmeOf(form.data);
        return {
          problems: programmeProblems(made).map(({ code, field, name }) => ({ field, text: programmeProblemText(code, name) })),
          changes: programmeChanges(last, made),
        };
      },
    }),
  );
};
