import type { Registration } from '@healthcert/domain/case';
import type { Text } from '@healthcert/domain/kernel';
import { ageOn, dayInChina } from '@healthcert/domain/person';
import {
  readValue,
  standingOf,
  type FieldStanding,
  type MeasuredValue,
  type OfPerson,
  type ResultField,
} from '@healthcert/domain/programme';
import { saidOfField } from './problems.ts';

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
