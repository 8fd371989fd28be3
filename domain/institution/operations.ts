import { operation, type Target } from '@healthcert/domain/kernel';
import { institutionDecider } from './decider.ts';
import { institutionForms } from './forms.ts';

const stream = (): string => institutionTreeId;

const ofInstitution = ({ institutionId }: { readonly institutionId: string }): Target => ({ institutionId });

/** Id of the one stream that holds the tree. */
export const institutionTreeId = 'tree';

export const institutionOperations = {
  addInstitution: operation({
    name: 'addInstitution',
    title: { zh: '新增机构', en: 'Add an institution' },
    decider: institutionDecider,
    input: institutionForms.addInstitution,
    stream,
    target: ({ parentId }) => ({ institutionId: parentId ?? null }),
    retryOnConflict: true,
  }),
  changeInstitution: operation({
    name: 'changeInstitution',
    title: { zh: '修改机构信息', en: 'Change an institution' },
    decider: institutionDecider,
    input: institutionForms.changeInstitution,
    stream,
    target: ofInstitution,
    retryOnConflict: true,
  }),
  moveInstitution: operation({
    name: 'moveInstitution',
    title: { zh: '调整机构隶属', en: 'Move an institution' },
    decider: institutionDecider,
    input: institutionForms.moveInstitution,
    stream,
    // Two branches change at once: only a grant for the whole city reaches both.
    target: () => ({ institutionId: null }),
    retryOnConflict: true,
  }),
  arrangeReview: operation({
    name: 'arrangeReview',
    title: { zh: '设置复核方式', en: 'Arrange who reviews' },
    decider: institutionDecider,
    input: institutionForms.arrangeReview,
    stream,
    target: ofInstitution,
    retryOnConflict: true,
  }),
  disableInstitution: operation({
    name: 'disableInstitution',
    title: { zh: '停用机构', en: 'Disable an institution' },
    decider: institutionDecider,
    input: institutionForms.disableInstitution,
    stream,
    target: ofInstitution,
    retryOnConflict: true,
  }),
  enableInstitution: operation({
    name: 'enableInstitution',
    title: { zh: '启用机构', en: 'Enable an institution' },
    decider: institutionDecider,
    input: institutionForms.enableInstitution,
    stream,
    target: ofInstitution,
    retryOnConflict: true,
  }),
};
