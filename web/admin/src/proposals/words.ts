import { both } from '../words/both.ts';

export const proposals = both({
  zh: {
    why: '说明：',
    by: '{{name}}，{{at}}',
    returnedFor: '退回：',
    confirm: '审定',
    giveBack: '退回',
    givenBack: '已退回提出人',
    withdraw: '撤回',
  },
  en: {
    why: 'Why: ',
    by: '{{name}}, {{at}}',
    returnedFor: 'Returned: ',
    confirm: 'Confirm',
    giveBack: 'Return',
    givenBack: 'Returned to who proposed it',
    withdraw: 'Withdraw',
  },
});
