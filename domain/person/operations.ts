import { operation } from '@healthcert/domain/kernel';
import { personDecider } from './decider.ts';
import { personForms } from './forms.ts';

const stream = ({ personId }: { readonly personId: string }): string => personId;

/** A person belongs to no institution: enrolling and correcting are done for the one whose desk does it. */
const ofDesk = ({ institutionId, personId }: { readonly institutionId: string; readonly personId: string }) => ({
  institutionId,
  ownerId: personId,
});
const ofCity = ({ personId }: { readonly personId: string }) => ({ institutionId: null, ownerId: personId });

export const personOperations = {
  enrolPerson: operation({
    ...personForms.enrolPerson,
    name: 'enrolPerson',
    title: { zh: '建立人员档案', en: 'Enrol a person' },
    decider: personDecider,
    stream,
    target: ofDesk,
    retryOnConflict: true,
  }),
  correctPerson: operation({
    ...personForms.correctPerson,
    name: 'correctPerson',
    title: { zh: '更正人员档案', en: 'Correct a person’s record' },
    decider: personDecider,
    stream,
    target: ofDesk,
    retryOnConflict: false,
  }),
  releaseDocument: operation({
    ...personForms.releaseDocument,
    name: 'releaseDocument',
    title: { zh: '停用旧证件号码', en: 'Release an earlier number' },
    decider: personDecider,
    stream,
    target: ofDesk,
    retryOnConflict: true,
  }),
  restrictPerson: operation({
    ...personForms.restrictPerson,
    name: 'restrictPerson',
    title: { zh: '限制处理个人信息', en: 'Restrict processing' },
    decider: personDecider,
    stream,
    target: ofCity,
    retryOnConflict: true,
  }),
  liftRestriction: operation({
    ...personForms.liftRestriction,
    name: 'liftRestriction',
    title: { zh: '解除限制处理', en: 'Lift the restriction' },
    decider: personDecider,
    stream,
    target: ofCity,
    retryOnConflict: true,
  }),
  erasePerson: operation({
    ...personForms.erasePerson,
    name: 'erasePerson',
    title: { zh: '删除个人信息', en: 'Erase a person' },
    decider: personDecider,
    stream,
    target: ofCity,
    retryOnConflict: true,
  }),
};
