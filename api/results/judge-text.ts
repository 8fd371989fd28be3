import type { Registration } from '@healthcert/domain/case';
import type { Text } from '@healthcert/domain/kernel';
import { ageOn, dayInChina } from '@healthcert/domain/person';
import {
  readFindings,
  readValue,
  standingOf,
  type FieldStanding,
  type MeasuredValue,
  type OfPerson,
  type ProgrammeItem,
  type ResultField,
} from '@healthcert/domain/programme';
import { said, saidOfField } from './problems.ts';

/** How a typed text is understood, before anything is saved. */
export interface JudgedText {
  readonly read: Omit<MeasuredValue, 'field'> | null;
  readonly standing: FieldStanding | null;
  readonly problem: Text | null;
}

/** The same reading and judging that a saved value meets. */
export const judgeText = (field: ResultField, typed: string, person: OfPerson): JudgedText => {
  const result = readValue(field, typed);
  if ('problem' in result) return { read: null, standing: null, problem: saidOfField(result.problem, field.name) };
  const standing = standingOf(field, result.read, person);
  return { read: result.read, standing, problem: standing === 'undecided' ? saidOfField('ValueUndecided', field.name) : null };
};

/** Whom a value measured at an instant is of; once the person is erased, with the age at registration. */
export const personAt = ({ sex, identity, ageAtRegistration }: Registration, instant: string): OfPerson => ({
  sex,
  age: identity ? ageOn(identity.birthDate, dayInChina(instant)) : ageAtRegistration,
});

/** Findings as they are written, before anything is saved; one that needs a site and has none is refused here too. */
export const judgeFindings = ({ findings: options, name }: ProgrammeItem, typed: string) => {
  const result = readFindings(options, typed);
  const refused = (problem: Text) => ({ read: null, standing: null, problem, findings: [] });
  if ('problem' in result) return refused(said('FindingUnknown', { what: name, words: result.words }));
  const of = (code: string) => options.find((option) => option.code === code);
  const siteless = result.read.find(({ code, site }) => of(code)?.sited && site === null);
  if (siteless) return refused(said('SiteUnsaid', { what: of(siteless.code)?.name ?? name }));
  const isNormal = result.read.every(({ code }) => of(code)?.normal);
  return { read: null, standing: isNormal ? ('within' as const) : ('abnormal' as const), problem: null, findings: result.read };
};
