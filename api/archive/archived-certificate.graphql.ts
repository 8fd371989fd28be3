import { archivedCertificateDecider, type ArchivedCertificate } from '@healthcert/domain/archive';
import { readScope } from '@healthcert/domain/kernel';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { isClosed } from '../person/restriction.ts';
import { recordAccess } from '../record-access.ts';
import { sourceNames, type SourceName } from './source-names.ts';

type Card = NonNullable<ArchivedCertificate['record']>;
type Identity = NonNullable<Card['identity']>;

interface SeenCard {
  readonly card: Card;
  /** Null: withheld from this actor, or erased. */
  readonly identity: Identity | null;
}

const { name: permission } = archivedCertificateListModel;
const uuid = z.uuid();

const readCard = async (context: RequestContext, archiveId: string): Promise<SeenCard | null> => {
  const { system, actor } = context;
  const scope = actor && readScope(actor, permission, await system.tree());
  const refuse = async (subjects: readonly string[]): Promise<never> => {
    await recordAccess(context, 'refused', permission, subjects);
    throw refused(permission);
  };
  if (!actor || !scope) return refuse([]);
  if (!uuid.safeParse(archiveId).success) return null;
  const { state } = await system.handler.load(archivedCertificateDecider, archiveId);
  const { record: card, withdrawn } = state;
  if (!card || withdrawn) return null;
  const groups = scope.groupsOf(card);
  if (groups.size === 0 || (await isClosed(system, actor, permission, card))) return refuse([card.personId]);
  const identity = groups.has('identity') ? card.identity : null;
  if (identity) await recordAccess(context, 'read', permission, [card.personId]);
  return { card, identity };
};

/** What the systems before this one are called, for whoever sees where a card is from. */
export const sourceNamesQuery = (builder: Builder, { textType }: Pick<CommandResultTypes, 'textType'>): void => {
  const named = builder.objectRef<SourceName>('ArchiveSourceName').implement({
    fields: (t) => ({ code: t.exposeString('code'), name: t.expose('name', { type: textType }) }),
  });
  builder.queryField('archiveSourceNames', (t) =>
    t.field({
      type: [named],
      complexity: { field: 1, multiplier: 2 },
      resolve: async (_root, _arguments, { system, actor }) => {
        if (!actor) throw refused('archiveSourceNames');
        return [...(await sourceNames(system.registers))];
      },
    }),
  );
};

/** One card of the old system with its holder's whole particulars: what the desk registers a renewal from. */
export const archivedCertificateQuery = (builder: Builder): void => {
  const identity = builder.objectRef<Identity>('ArchivedIdentity').implement({
    fields: (t) => ({
      number: t.exposeString('number'),
      name: t.exposeString('name'),
      documentType: t.exposeString('documentType', { nullable: true }),
      documentNumber: t.exposeString('documentNumber', { nullable: true }),
      birthDate: t.expose('birthDate', { type: 'Date', nullable: true }),
      sex: t.exposeString('sex', { nullable: true }),
      jobName: t.exposeString('jobName', { nullable: true, description: 'As the old system called it' }),
      employer: t.exposeString('employer', { nullable: true }),
      issuer: t.exposeString('issuer', { nullable: true }),
    }),
  });
  const file = builder.objectRef<SeenCard>('ArchivedCertificate').implement({
    fields: (t) => ({
      archiveId: t.id({ resolve: ({ card }) => card.archiveId }),
      personId: t.id({ resolve: ({ card }) => card.personId }),
      linked: t.boolean({ resolve: ({ card }) => card.linked }),
      validUntil: t.field({ type: 'Date', resolve: ({ card }) => card.validUntil }),
      identity: t.field({ type: identity, nullable: true, resolve: (seen) => seen.identity }),
    }),
  });
  builder.queryField('archivedCertificate', (t) =>
    t.field({
      type: file,
      nullable: true,
      description: 'Null: there is none, or its import was undone',
      args: { archiveId: t.arg.id({ required: true }) },
      resolve: (_root, { archiveId }, context) => readCard(context, archiveId),
    }),
  );
};
