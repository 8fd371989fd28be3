import { readScope, rejections, type Actor, type CommandHandler, type InstitutionScope } from '@healthcert/domain/kernel';
import { personDecider, personRefusals } from '@healthcert/domain/person';

const reject = rejections(personRefusals);

interface Asked {
  readonly handler: CommandHandler;
  tree(): Promise<InstitutionScope>;
}

/** Whose records, and of which institution. */
interface Records {
  readonly personId: string;
  readonly institutionId: string;
}

/**
 * Whether the processing of somebody's records is restricted for this actor (PIPL art. 47: kept, and shown to the
 * regulator alone). Lists hide such rows by themselves; this is for doors that open one stream or one file.
 */
export const isClosed = async (
  { handler, tree }: Asked,
  actor: Actor,
  readModel: string,
  { personId, institutionId }: Records,
): Promise<boolean> => {
  const { state } = await handler.load(personDecider, personId);
  if (state.processing !== 'restricted') return false;
  const reached = readScope(actor, readModel, await tree())?.restricted;
  return reached !== null && !reached?.includes(institutionId);
};

/** Nothing is done with the records of somebody restricted, but by the regulator. @throws Rejection */
export const refuseClosed = async (asked: Asked, actor: Actor, readModel: string, records: Records): Promise<void> => {
  if (actor.kind !== 'system' && (await isClosed(asked, actor, readModel, records))) reject('ProcessingIsRestricted');
};
