import { streamName, type Recorded, type Text } from '@healthcert/domain/kernel';
import {
  parameterDecider,
  parameterGroups,
  parameterOf,
  parameters,
  parameterStream,
  standingOf,
  valueIn,
  type MenuArrangement,
  type Parameter,
  type ParameterEvent,
  type ParameterProposal,
  type ParameterStanding,
  type ParameterValue,
} from '@healthcert/domain/parameter';
import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { refused } from '../graphql/refusals.ts';
import type { System } from '../system.ts';

/** A parameter as its page shows it. */
interface Shown extends ParameterStanding {
  readonly declared: Parameter;
  /** In force for whom it was asked. */
  readonly inForce: ParameterValue;
  /** What would be in force, were nothing set there. */
  readonly otherwise: ParameterValue;
}

interface ArrangedMenu extends MenuArrangement {
  readonly roleId: string | null;
}

type Told = Extract<Recorded<ParameterEvent>, { readonly data: { readonly name: string } }>;

const shownTo = async ({ parameters: { book } }: System, institutionId: string | null): Promise<readonly Shown[]> => {
  const city = await book(null);
  const own = institutionId === null ? null : await book(institutionId);
  return parameters
    .filter(({ scope }) => own === null || scope === 'institution')
    .map((declared) => ({
      ...standingOf(own ?? city, declared.name),
      declared,
      inForce: valueIn(declared, city, own),
      otherwise: own === null ? declared.default : valueIn(declared, city),
    }));
};

const pageSize = 500;

/** What became of one parameter, newest first. */
const historyOf = async ({ store, codec }: System, institutionId: string | null, name: string): Promise<readonly Told[]> => {
  const stream = streamName(parameterDecider.events.category, parameterStream(institutionId));
  const found: Told[] = [];
  for (let from = 0; ; from += pageSize) {
    const slice = await store.readStream(stream, { from, limit: pageSize });
    const events = (await codec.decode(slice.events)) as readonly Recorded<ParameterEvent>[];
    found.push(...events.filter((event): event is Told => 'name' in event.data && event.data.name === name));
    if (slice.events.length < pageSize) return found.toReversed();
  }
};

/** The parameters and menus for their pages (A3): open to all who are signed in, for they hold nobody's data. */
export const parameterQueries = (builder: Builder, { textType }: CommandResultTypes): void => {
  const returned = builder.objectRef<NonNullable<ParameterProposal['returned']>>('ParameterReturn').implement({
    fields: (t) => ({
      reason: t.exposeString('reason'),
      returnedBy: t.exposeString('returnedBy'),
      returnedAt: t.field({ type: 'DateTime', resolve: ({ returnedAt }) => returnedAt }),
    }),
  });
  const proposal = builder.objectRef<ParameterProposal>('ParameterProposal').implement({
    fields: (t) => ({
      edition: t.exposeInt('edition'),
      value: t.field({
        type: 'Json',
        nullable: true,
        resolve: ({ value }) => value,
        description: 'Null: as declared, or as the city has it',
      }),
      note: t.exposeString('note'),
      proposedBy: t.exposeString('proposedBy'),
      proposedAt: t.field({ type: 'DateTime', resolve: ({ proposedAt }) => proposedAt }),
      returned: t.field({ type: returned, nullable: true, resolve: ({ returned: back }) => back }),
    }),
  });
  const shown = builder.objectRef<Shown>('Parameter').implement({
    description: 'A value that the city sets, as it stands for the city or for one institution',
    fields: (t) => ({
      name: t.string({ resolve: ({ declared }) => declared.name }),
      group: t.string({ resolve: ({ declared }) => declared.group }),
      groupTitle: t.field({ type: textType, resolve: ({ declared }): Text => parameterGroups[declared.group] }),
      title: t.field({ type: textType, resolve: ({ declared }) => declared.title }),
      about: t.field({ type: textType, resolve: ({ declared }) => declared.about }),
      unit: t.field({ type: textType, nullable: true, resolve: ({ declared }) => declared.unit ?? null }),
      type: t.string({ resolve: ({ declared }) => declared.type, description: 'number, choice or switch' }),
      range: t.intList({ nullable: true, resolve: ({ declared }) => (declared.type === 'number' ? [...declared.range] : null) }),
      choices: t.intList({ nullable: true, resolve: ({ declared }) => (declared.type === 'choice' ? [...declared.choices] : null) }),
      scope: t.string({ resolve: ({ declared }) => declared.scope }),
      confirm: t.boolean({
        resolve: ({ declared }) => declared.confirm ?? false,
        description: 'A value holds once another person than its proposer has confirmed it',
      }),
      default: t.field({ type: 'Json', resolve: ({ declared }) => declared.default }),
      value: t.field({ type: 'Json', nullable: true, resolve: ({ value }) => value, description: 'What is set there; null: nothing' }),
      inForce: t.expose('inForce', { type: 'Json' }),
      otherwise: t.expose('otherwise', { type: 'Json', description: 'What would be in force, were nothing set there' }),
      edition: t.exposeInt('edition', { description: 'How often it was set' }),
      proposal: t.field({ type: proposal, nullable: true, resolve: (of) => of.proposal }),
    }),
  });
  builder.queryField('parameters', (t) =>
    t.field({
      type: [shown],
      description: 'Of the city; or those that an institution may set for itself',
      args: { institutionId: t.arg.id() },
      complexity: { field: 5, multiplier: 2 },
      resolve: async (_root, { institutionId }, { system, actor }) => {
        if (!actor) throw refused('parameters');
        return [...(await shownTo(system, institutionId ?? null))];
      },
    }),
  );

  const told = builder.objectRef<Told>('ParameterHistory').implement({
    fields: (t) => ({
      type: t.exposeString('type'),
      at: t.field({ type: 'DateTime', resolve: ({ meta }) => meta.at }),
      actorId: t.string({ resolve: ({ meta }) => meta.actorId }),
      value: t.field({ type: 'Json', nullable: true, resolve: ({ data }) => ('value' in data ? data.value : null) }),
      note: t.string({ nullable: true, resolve: ({ data }) => ('note' in data ? data.note : 'reason' in data ? data.reason : null) }),
      proposedBy: t.string({ nullable: true, resolve: ({ data }) => ('proposedBy' in data ? data.proposedBy : null) }),
    }),
  });
  builder.queryField('parameterHistory', (t) =>
    t.field({
      type: [told],
      description: 'What became of one parameter, newest first',
      args: { name: t.arg.string({ required: true }), institutionId: t.arg.id() },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { name, institutionId }, { system, actor }) => {
        if (!actor) throw refused('parameterHistory');
        return parameterOf(name) ? [...(await historyOf(system, institutionId ?? null, name))] : [];
      },
    }),
  );

  const place = builder.objectRef<NonNullable<MenuArrangement['places']>[number]>('ArrangedPlace').implement({
    fields: (t) => ({ place: t.exposeString('place'), shown: t.exposeBoolean('shown') }),
  });
  const menu = builder.objectRef<ArrangedMenu>('ArrangedMenu').implement({
    fields: (t) => ({
      roleId: t.exposeID('roleId', { nullable: true, description: 'Null: everybody’s' }),
      places: t.field({ type: [place], nullable: true, resolve: ({ places }) => places && [...places] }),
      edition: t.exposeInt('edition'),
    }),
  });
  builder.queryField('menus', (t) =>
    t.field({
      type: [menu],
      description: 'The menus that were arranged: everybody’s, and those of roles',
      complexity: { field: 5, multiplier: 2 },
      resolve: async (_root, _arguments, { system, actor }) => {
        if (!actor) throw refused('menus');
        const { menus } = await system.parameters.book(null);
        return [...menus].map(([roleId, arranged]) => ({ roleId, ...arranged }));
      },
    }),
  );
};
