import { dayInChina } from '@healthcert/domain/person';
import type { InstitutionEvent } from './events.ts';
import type { InstitutionCommand, InstitutionCommandNamed } from './forms.ts';
import type { AdmissionState, Institution, PracticeLicence } from './institution.ts';
import { reject } from './rejections.ts';

type Tree = ReadonlyMap<string, Institution>;
type Clinic = Institution & { readonly admission: AdmissionState };

/** What is done on a clinic's way into the city's system and out of it (A5). */
export type AdmissionCommand = InstitutionCommandNamed<
  | 'ApplyForAdmission'
  | 'AdmitByCounty'
  | 'AdmitInstitution'
  | 'ReturnApplication'
  | 'SuspendInstitution'
  | 'LiftSuspension'
  | 'RemoveInstitution'
>;

export const decideAdmission = (command: AdmissionCommand, tree: Tree): readonly InstitutionEvent[] => {
  const clinic = clinicOf(command, tree);
  if (command.type === 'ApplyForAdmission') return apply(command, clinic);
  if (command.meta.institutionId === clinic.institutionId) reject('OwnAdmission', { field: 'institutionId' });
  switch (command.type) {
    case 'AdmitByCounty':
      return admitByCounty(clinic, tree);
    case 'AdmitInstitution':
      return admit(command, clinic, tree);
    case 'ReturnApplication':
      return returnApplication(command, clinic);
    case 'SuspendInstitution':
      return suspend(command, clinic);
    case 'LiftSuspension':
      return lift(clinic);
    case 'RemoveInstitution':
      return remove(command, clinic);
  }
};

const clinicOf = ({ data: { institutionId } }: InstitutionCommand, tree: Tree): Clinic => {
  const { admission, ...known } = tree.get(institutionId) ?? reject('InstitutionUnknown', { field: 'institutionId' });
  return { ...known, admission: admission ?? reject('AdmissionOfClinicsOnly', { field: 'institutionId' }) };
};

/** A licence that holds on the day of the command. */
const valid = ({ licence }: Clinic, now: string): PracticeLicence => {
  const { validUntil, ...rest } = licence ?? reject('LicenceMissing', { field: 'licence' });
  if (validUntil < dayInChina(now)) reject('LicenceExpired', { field: 'licence', with: { day: validUntil } });
  return { ...rest, validUntil };
};

const apply = ({ meta }: InstitutionCommandNamed<'ApplyForAdmission'>, clinic: Clinic): readonly InstitutionEvent[] => {
  const { institutionId, admission } = clinic;
  if (isOpenApplication(admission)) return [];
  if (admission === 'admitted' || admission === 'suspended') reject('AdmittedAlready');
  return [{ type: 'AdmissionApplied', data: { institutionId, licence: valid(clinic, meta.now) } }];
};

const admitByCounty = ({ institutionId, admission, parentId }: Clinic, tree: Tree): readonly InstitutionEvent[] => {
  if (admission === 'admittedByCounty') return [];
  if (admission !== 'applied') reject('NotApplied');
  if (!isBelowCounty(tree, parentId)) reject('NoCounty');
  return [{ type: 'AdmittedByCounty', data: { institutionId } }];
};

const admit = ({ meta }: InstitutionCommandNamed<'AdmitInstitution'>, clinic: Clinic, tree: Tree): readonly InstitutionEvent[] => {
  const { institutionId, admission, parentId } = clinic;
  // Who acts for no institution is the system itself: a city is founded so.
  if (meta.institutionId !== null && tree.get(meta.institutionId)?.parentId !== null) reject('CityAdmits');
  if (admission === 'admitted') return [];
  if (!isOpenApplication(admission)) reject('NotApplied');
  if (admission === 'applied' && isBelowCounty(tree, parentId)) reject('CountyFirst');
  valid(clinic, meta.now);
  return [{ type: 'InstitutionAdmitted', data: { institutionId } }];
};

const returnApplication = (
  { data: { reason } }: InstitutionCommandNamed<'ReturnApplication'>,
  { institutionId, admission }: Clinic,
): readonly InstitutionEvent[] => {
  if (admission === 'returned') return [];
  if (!isOpenApplication(admission)) reject('NotApplied');
  return [{ type: 'ApplicationReturned', data: { institutionId, reason: given(reason) } }];
};

const suspend = (
  { data, meta }: InstitutionCommandNamed<'SuspendInstitution'>,
  { institutionId, admission, suspendedUntil }: Clinic,
): readonly InstitutionEvent[] => {
  const until = data.until ?? null;
  if (admission === 'suspended' && suspendedUntil === until) return [];
  if (admission !== 'admitted' && admission !== 'suspended') reject('NotAdmitted');
  if (until !== null && until < dayInChina(meta.now)) reject('SuspendedUntilPast', { field: 'until' });
  return [{ type: 'InstitutionSuspended', data: { institutionId, reason: given(data.reason), until } }];
};

const lift = ({ institutionId, admission }: Clinic): readonly InstitutionEvent[] => {
  if (admission === 'admitted') return [];
  return admission === 'suspended' ? [{ type: 'SuspensionLifted', data: { institutionId } }] : reject('NotSuspended');
};

const remove = (
  { data: { reason } }: InstitutionCommandNamed<'RemoveInstitution'>,
  { institutionId, admission }: Clinic,
): readonly InstitutionEvent[] => {
  if (admission === 'removed') return [];
  if (admission !== 'admitted' && admission !== 'suspended') reject('NotAdmitted');
  return [{ type: 'InstitutionRemoved', data: { institutionId, reason: given(reason) } }];
};

export const isOpenApplication = (admission: AdmissionState | null): boolean => admission === 'applied' || admission === 'admittedByCounty';

const isBelowCounty = (tree: Tree, institutionId: string | null): boolean => {
  const above = institutionId === null ? undefined : tree.get(institutionId);
  return above !== undefined && (above.level === 'county' || isBelowCounty(tree, above.parentId));
};

export const given = (reason: string): string => reason || reject('ReasonMissing', { field: 'reason' });

type AdmissionEvent = Extract<
  InstitutionEvent,
  {
    readonly type:
      | 'AdmissionApplied'
      | 'AdmittedByCounty'
      | 'ApplicationReturned'
      | 'InstitutionAdmitted'
      | 'InstitutionSuspended'
      | 'SuspensionLifted'
      | 'InstitutionRemoved';
  }
>;

/** Where each event leaves a clinic. */
export const admissionAfter = {
  AdmissionApplied: 'applied',
  AdmittedByCounty: 'admittedByCounty',
  ApplicationReturned: 'returned',
  InstitutionAdmitted: 'admitted',
  InstitutionSuspended: 'suspended',
  SuspensionLifted: 'admitted',
  InstitutionRemoved: 'removed',
} as const satisfies Record<AdmissionEvent['type'], AdmissionState>;

export const standingAfter = (event: AdmissionEvent): Pick<Institution, 'admission' | 'suspendedUntil'> => ({
  admission: admissionAfter[event.type],
  suspendedUntil: event.type === 'InstitutionSuspended' ? event.data.until : null,
});
