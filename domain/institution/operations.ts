import { operation, type Target } from '@healthcert/domain/kernel';
import { institutionDecider } from './decider.ts';
import { institutionForms } from './forms.ts';

const stream = (): string => institutionTreeId;

const ofInstitution = ({ institutionId }: { readonly institutionId: string }): Target => ({ institutionId });

/** Id of the one stream that holds the tree. */
export const institutionTreeId = 'tree';

/** What is done to one institution that there is. */
const ofOne = <Name extends keyof typeof institutionForms>(name: Name, zh: string, en: string) =>
  operation({
    name,
    title: { zh, en },
    decider: institutionDecider,
    input: institutionForms[name],
    stream,
    target: ofInstitution,
    retryOnConflict: true,
  });

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
  changeInstitution: ofOne('changeInstitution', '修改机构信息', 'Change an institution'),
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
  arrangeReview: ofOne('arrangeReview', '设置复核方式', 'Arrange who reviews'),
  applyForAdmission: ofOne('applyForAdmission', '申请准入', 'Apply for admission'),
  admitByCounty: ofOne('admitByCounty', '区县初审通过', 'Admit for the county'),
  admitInstitution: ofOne('admitInstitution', '市级准入', 'Admit for the city'),
  returnApplication: ofOne('returnApplication', '退回准入申请', 'Return an application'),
  suspendInstitution: ofOne('suspendInstitution', '暂停机构', 'Suspend an institution'),
  liftSuspension: ofOne('liftSuspension', '解除暂停', 'Lift a suspension'),
  removeInstitution: ofOne('removeInstitution', '取消准入', 'Remove an institution'),
  disableInstitution: ofOne('disableInstitution', '停用机构', 'Disable an institution'),
  enableInstitution: ofOne('enableInstitution', '启用机构', 'Enable an institution'),
};
