import { mayDo, type Text } from '@healthcert/domain/kernel';
import {
  defaultLayouts,
  documentKinds,
  isByProgramme,
  kinds,
  layoutProblems,
  problemsOfDesign,
  problemText,
  type DocumentKind,
  type FieldDeclarations,
  type LayoutDesigns,
  type LayoutProblem,
  type LayoutVersion,
} from '@healthcert/domain/layout';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import type { LayoutInForce } from './layouts.ts';

interface OfferedField {
  readonly name: string;
  readonly title: Text;
  readonly group: string;
  readonly sample: string;
}

const offered = (fields: FieldDeclarations): OfferedField[] => Object.entries(fields).map(([name, declared]) => ({ name, ...declared }));

const reading = 'layout-list';

/** Who may see designs: whoever may read the list of them, and whoever designs there. @throws refused */
const mayRead = async ({ actor, system }: RequestContext, institutionId: string | null): Promise<void> => {
  const reads = actor?.roles.some((role) => role.reads[reading] !== undefined) ?? false;
  if (actor && (reads || mayDo(actor, 'saveLayoutDraft', { institutionId }, await system.tree()))) return;
  throw refused(reading);
};

/** What a designer asks: what there is to place, the designs of a place, what is wrong with one. */
export const layoutQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const kindType = builder.enumType('DocumentKind', {
    values: documentKinds,
  });
  const field = builder.objectRef<OfferedField>('LayoutField').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      title: t.expose('title', { type: textType }),
      group: t.exposeString('group', { description: 'plain, identity or clinical' }),
      sample: t.exposeString('sample'),
    }),
  });
  const list = builder
    .objectRef<{ readonly name: string; readonly title: Text; readonly fields: FieldDeclarations; readonly samples: unknown }>('LayoutList')
    .implement({
      fields: (t) => ({
        name: t.exposeString('name'),
        title: t.expose('title', { type: textType }),
        fields: t.field({ type: [field], resolve: ({ fields }) => offered(fields) }),
        samples: t.field({ type: 'Json', resolve: ({ samples }) => samples }),
      }),
    });
  const picture = builder.objectRef<{ readonly name: string; readonly title: Text }>('LayoutPicture').implement({
    fields: (t) => ({ name: t.exposeString('name'), title: t.expose('title', { type: textType }) }),
  });
  const kind = builder.objectRef<DocumentKind>('LayoutKind').implement({
    description: 'What a kind of paper may show, with samples of nobody',
    fields: (t) => ({
      kind: t.field({ type: kindType, resolve: (of) => of }),
      title: t.field({ type: textType, resolve: (of) => kinds[of].title }),
      fields: t.field({ type: [field], resolve: (of) => offered(kinds[of].fields) }),
      lists: t.field({ type: [list], resolve: (of) => Object.entries(kinds[of].lists).map(([name, declared]) => ({ name, ...declared })) }),
      pictures: t.field({
        type: [picture],
        resolve: (of) => Object.entries(kinds[of].pictures).map(([name, { title }]) => ({ name, title })),
      }),
      prohibited: t.stringList({ description: 'Groups of fields that must not stand on it', resolve: (of) => [...kinds[of].prohibited] }),
      byProgramme: t.boolean({ description: 'Whether a programme may have a design of its own', resolve: isByProgramme }),
      needed: t.stringList({ description: 'Fields it cannot do without', resolve: (of) => [...kinds[of].needed] }),
      defaultDesign: t.field({ type: 'Json', description: 'The design of the house', resolve: (of) => defaultLayouts[of] }),
    }),
  });
  const problem = builder.objectRef<LayoutProblem>('LayoutProblem').implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      severity: t.exposeString('severity', { description: 'error: it cannot be published so; warning: for a person to judge' }),
      path: t.exposeString('path', { description: 'Where in the design: "pages.0.elements.3"' }),
      name: t.exposeString('name'),
      text: t.field({ type: textType, resolve: ({ code, name }) => problemText(code, name) }),
    }),
  });
  const version = builder.objectRef<LayoutVersion>('LayoutVersion').implement({
    fields: (t) => ({
      number: t.exposeInt('number'),
      note: t.exposeString('note', { nullable: true }),
      publishedBy: t.exposeString('publishedBy'),
      publishedAt: t.expose('publishedAt', { type: 'DateTime' }),
      design: t.field({ type: 'Json', resolve: ({ design }) => design }),
    }),
  });
  const designs = builder.objectRef<LayoutDesigns & { readonly revision: number }>('LayoutDesigns').implement({
    description: 'The designs of one place',
    fields: (t) => ({
      revision: t.int({ description: 'To be named when saving; -1: nothing was saved yet', resolve: ({ revision }) => revision }),
      draft: t.field({ type: 'Json', nullable: true, resolve: ({ draft }) => draft }),
      draftProblems: t.field({ type: [problem], resolve: ({ draft }) => (draft ? [...layoutProblems(draft)] : []) }),
      versions: t.field({ type: [version], description: 'Newest first', resolve: ({ versions }) => versions.toReversed() }),
      inUse: t.int({ nullable: true, resolve: ({ inUse }) => inUse }),
    }),
  });
  const inForce = builder.objectRef<LayoutInForce>('LayoutInForce').implement({
    fields: (t) => ({
      design: t.field({ type: 'Json', resolve: ({ layout }) => layout }),
      version: t.int({ description: '0: the design of the house', resolve: ({ ref }) => ref.version }),
      institutionId: t.id({ nullable: true, description: 'Whose design it is; null: the city’s', resolve: ({ ref }) => ref.institutionId }),
      programmeId: t.id({ nullable: true, resolve: ({ ref }) => ref.programmeId }),
    }),
  });

  builder.queryField('layoutKinds', (t) =>
    t.field({
      type: [kind],
      complexity: { field: 1, multiplier: 1 },
      description: 'Every kind of paper',
      resolve: () => [...documentKinds],
    }),
  );
  builder.queryField('layoutDesigns', (t) =>
    t.field({
      type: designs,
      description: 'Draft and versions for one place: an institution’s or the city’s, for a programme or all',
      args: { kind: t.arg({ type: kindType, required: true }), institutionId: t.arg.id(), programmeId: t.arg.id() },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { kind: of, institutionId, programmeId }, context) => {
        await mayRead(context, institutionId ?? null);
        const at = { kind: of, institutionId: institutionId ?? null, programmeId: programmeId ?? null };
        return context.system.layouts.current(at);
      },
    }),
  );
  builder.queryField('layoutInForce', (t) =>
    t.field({
      type: inForce,
      description: 'What a paper of this institution and programme is printed by',
      args: { kind: t.arg({ type: kindType, required: true }), institutionId: t.arg.id(), programmeId: t.arg.id() },
      complexity: { field: 5, multiplier: 1 },
      resolve: (_root, { kind: of, institutionId, programmeId }, { system, actor }) => {
        if (!actor) throw refused(reading);
        return system.layouts.inForce(of, institutionId ?? null, programmeId ?? null);
      },
    }),
  );
  builder.queryField('layoutProblems', (t) =>
    t.field({
      type: [problem],
      description: 'What is wrong with a design that is being made; a design that is none at all is one problem',
      args: { design: t.arg({ type: 'Json', required: true }) },
      complexity: { field: 20, multiplier: 1 },
      resolve: (_root, { design }, { actor }) => {
        if (!actor) throw refused(reading);
        return [...problemsOfDesign(design)];
      },
    }),
  );
};
