import { admissionAfter, type InstitutionEvent } from '@healthcert/domain/institution';
import type { Recorded } from '@healthcert/domain/kernel';
import { projection, rowsOf, type RowOperation } from '../kernel/index.ts';
import { soundOf } from '../register-entries/index.ts';
import { nameTerms } from '../search-terms/index.ts';
import { institutionListModel } from './table.ts';

const { put, patch, add } = rowsOf(institutionListModel);

type EventNamed<Type extends InstitutionEvent['type']> = Recorded<Extract<InstitutionEvent, { readonly type: Type }>>;

const detailsOf = ({ institutionId: _id, licence, ...details }: EventNamed<'InstitutionChanged'>['data']) => ({
  ...details,
  sound: soundOf(details.name),
  searchTerms: nameTerms(details.name),
  licenceNumber: licence?.number ?? null,
  licenceScope: licence?.scope ?? null,
  licenceUntil: licence?.validUntil ?? null,
  licenceCopy: licence?.copy ?? null,
});

const changed = ({ meta }: Recorded<InstitutionEvent>) => ({ changedAt: meta.at, changedBy: meta.actorId });

/** What a form of it is made of has changed: whoever has one open is told by the edition. */
const next = (event: Recorded<InstitutionEvent>, set: Parameters<typeof patch>[1]): readonly RowOperation[] => [
  patch(event.data.institutionId, { ...set, ...changed(event) }),
  add(event.data.institutionId, { edition: 1 }),
];

const admission = (event: EventNamed<keyof typeof admissionAfter>): RowOperation =>
  patch(event.data.institutionId, {
    admission: admissionAfter[event.type],
    suspendedUntil: event.type === 'InstitutionSuspended' ? event.data.until : null,
  });

export const institutionList = projection<InstitutionEvent>({
  readModel: institutionListModel,
  on: {
    InstitutionAdded: (event) => {
      const { parentId, level, kind, ...details } = event.data;
      const standing = { admission: kind === 'clinic' ? ('entered' as const) : null, suspendedUntil: null, enabled: true, edition: 1 };
      return put({ institutionId: details.institutionId, parentId, level, kind, ...detailsOf(details), ...standing, ...changed(event) });
    },
    InstitutionChanged: (event) => next(event, detailsOf(event.data)),
    ReviewArranged: (event) => next(event, { review: event.data.review }),
    InstitutionMoved: (event) => next(event, { parentId: event.data.parentId, level: event.data.level }),
    AdmissionApplied: admission,
    AdmittedByCounty: admission,
    ApplicationReturned: admission,
    InstitutionAdmitted: admission,
    InstitutionSuspended: admission,
    SuspensionLifted: admission,
    InstitutionRemoved: admission,
    InstitutionDisabled: ({ data }) => patch(data.institutionId, { enabled: false }),
    InstitutionEnabled: ({ data }) => patch(data.institutionId, { enabled: true }),
  },
});
