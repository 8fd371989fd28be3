import { operation } from '@healthcert/domain/kernel';
import { parameterDecider } from './decider.ts';
import { parameterForms } from './forms.ts';

type Whose = { readonly institutionId?: string | null | undefined };

/** Id of the stream of what a city has set, or one of its institutions. */
export const parameterStream = (institutionId: string | null): string => (institutionId === null ? 'city' : `of.${institutionId}`);

const ofParameter = {
  decider: parameterDecider,
  stream: ({ institutionId }: Whose) => parameterStream(institutionId ?? null),
  target: ({ institutionId }: Whose) => ({ institutionId: institutionId ?? null }),
  retryOnConflict: true,
};

export const parameterOperations = {
  setParameter: operation({
    ...ofParameter,
    name: 'setParameter',
    title: { zh: '设置参数', en: 'Set a parameter' },
    input: parameterForms.setParameter,
  }),
  withdrawParameterProposal: operation({
    ...ofParameter,
    name: 'withdrawParameterProposal',
    title: { zh: '撤回参数修改', en: 'Withdraw a proposed parameter' },
    input: parameterForms.withdrawParameterProposal,
  }),
  returnParameterProposal: operation({
    ...ofParameter,
    name: 'returnParameterProposal',
    title: { zh: '退回参数修改', en: 'Return a proposed parameter' },
    input: parameterForms.returnParameterProposal,
  }),
  confirmParameterProposal: operation({
    ...ofParameter,
    name: 'confirmParameterProposal',
    title: { zh: '审定参数修改', en: 'Confirm a proposed parameter' },
    input: parameterForms.confirmParameterProposal,
  }),
  arrangeMenu: operation({
    decider: parameterDecider,
    name: 'arrangeMenu',
    title: { zh: '编排菜单', en: 'Arrange the menu' },
    input: parameterForms.arrangeMenu,
    stream: () => parameterStream(null),
    target: () => ({ institutionId: null }),
    retryOnConflict: true,
  }),
};
