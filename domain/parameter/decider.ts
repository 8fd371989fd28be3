import { isDeepStrictEqual } from 'node:util';
import { refuseBeside, toConfirm, toReturn, toWithdraw, type Decider } from '@healthcert/domain/kernel';
import { emptyBook, evolve, standingOf, type ParameterBook } from './book.ts';
import { parameterOf } from './catalogue.ts';
import { parameterEvents, type ParameterEvent } from './events.ts';
import type { ParameterCommand, ParameterCommandNamed } from './forms.ts';
import { neededPlaces } from './menu.ts';
import { isValueOf, type Parameter, type ParameterValue } from './parameter.ts';
import { reject } from './rejections.ts';

type Decided = readonly ParameterEvent[];

interface Named {
  readonly institutionId?: string | null | undefined;
  readonly name: string;
}

const decide = (command: ParameterCommand, book: ParameterBook): Decided => {
  switch (command.type) {
    case 'SetParameter':
      return set(command, book);
    case 'WithdrawParameterProposal':
      return withdraw(command, book);
    case 'ReturnParameterProposal':
      return returnToProposer(command, book);
    case 'ConfirmParameterProposal':
      return confirm(command, book);
    case 'ArrangeMenu':
      return arrange(command, book);
  }
};

const declared = ({ institutionId, name }: Named): Parameter => {
  const found = parameterOf(name) ?? reject('UnknownParameter', { field: 'name' });
  return institutionId != null && found.scope === 'city' ? reject('CityAlone', { field: 'institutionId' }) : found;
};

const refuseValue = (of: Parameter): never => {
  const field = 'value';
  switch (of.type) {
    case 'number':
      return reject('OutOfRange', { field, with: { least: of.range[0], most: of.range[1] } });
    case 'choice':
      return reject('NotAChoice', { field, with: { choices: of.choices.join(', ') } });
    case 'switch':
      return reject('NotASwitch', { field });
  }
};

const admitted = (of: Parameter, value: ParameterValue | null): ParameterValue | null =>
  value === null || isValueOf(of, value) ? value : refuseValue(of);

const set = ({ data, meta }: ParameterCommandNamed<'SetParameter'>, book: ParameterBook): Decided => {
  const of = declared(data);
  const { name } = of;
  const { proposal, editions, ...standing } = standingOf(book, name);
  const value = admitted(of, data.value ?? null);
  const at = { institutionId: data.institutionId ?? null, name, value };
  const same = value === standing.value;
  if (same && !of.confirm) return [];
  if (data.edition != null && data.edition !== standing.edition) reject('SetMeanwhile', { field: 'value' });
  if (!of.confirm) return [{ type: 'ParameterSet', data: { ...at, edition: standing.edition + 1, note: null, proposedBy: null } }];
  if (same) reject('NothingChanged', { field: 'value' });
  const note = data.note || reject('ReasonMissing', { field: 'note' });
  refuseBeside(proposal, meta);
  if (proposal && !proposal.returned && proposal.value === value && proposal.note === note) return [];
  const { actorId: proposedBy, now: proposedAt } = meta;
  return [{ type: 'ParameterProposed', data: { ...at, edition: editions + 1, note, proposedBy, proposedAt } }];
};

const whose = ({ institutionId, name }: Named) => ({ institutionId: institutionId ?? null, name });

const withdraw = ({ data, meta }: ParameterCommandNamed<'WithdrawParameterProposal'>, book: ParameterBook): Decided => {
  const proposal = toWithdraw(standingOf(book, declared(data).name), data.edition, meta);
  return proposal ? [{ type: 'ParameterProposalWithdrawn', data: { ...whose(data), edition: proposal.edition } }] : [];
};

const returnToProposer = ({ data, meta }: ParameterCommandNamed<'ReturnParameterProposal'>, book: ParameterBook): Decided => {
  const proposal = toReturn(standingOf(book, declared(data).name), data.edition, meta);
  if (!proposal) return [];
  const { actorId: returnedBy, now: returnedAt } = meta;
  const { reason } = data;
  return [{ type: 'ParameterProposalReturned', data: { ...whose(data), edition: proposal.edition, reason, returnedBy, returnedAt } }];
};

const confirm = ({ data, meta }: ParameterCommandNamed<'ConfirmParameterProposal'>, book: ParameterBook): Decided => {
  const of = declared(data);
  const standing = standingOf(book, of.name);
  const proposal = toConfirm(standing, data.edition, meta);
  if (!proposal) return [];
  const { note, proposedBy } = proposal;
  const value = admitted(of, proposal.value);
  return [{ type: 'ParameterSet', data: { ...whose(data), value, edition: standing.edition + 1, note, proposedBy } }];
};

const arrange = ({ data }: ParameterCommandNamed<'ArrangeMenu'>, { menus }: ParameterBook): Decided => {
  const roleId = data.roleId ?? null;
  const places = data.places ?? null;
  const before = menus.get(roleId) ?? { places: null, edition: 0 };
  if (isDeepStrictEqual(before.places, places)) return [];
  if (data.edition != null && data.edition !== before.edition) reject('MenuChangedMeanwhile');
  const seen = new Set<string>();
  for (const { place, shown } of places ?? []) {
    if (seen.has(place)) reject('PlaceTwice', { field: 'places', with: { place } });
    if (!shown && neededPlaces.has(place)) reject('PlaceNeeded', { field: 'places', with: { place } });
    seen.add(place);
  }
  return [{ type: 'MenuArranged', data: { roleId, places, edition: before.edition + 1 } }];
};

export const parameterDecider: Decider<ParameterBook, ParameterCommand, ParameterEvent> = {
  events: parameterEvents,
  initial: emptyBook,
  decide,
  evolve,
};
