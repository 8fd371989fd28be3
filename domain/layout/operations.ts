import { operation, type Target } from '@healthcert/domain/kernel';
import { layoutDecider } from './decider.ts';
import { layoutForms } from './forms.ts';
import { layoutId } from './place.ts';

/** A layout for the city belongs to no institution: only a grant for the whole city reaches it. */
const target = ({ institutionId }: { readonly institutionId?: string | null | undefined }): Target => ({
  institutionId: institutionId ?? null,
});

const ofLayout = { decider: layoutDecider, stream: layoutId, target } as const;

export const layoutOperations = {
  saveLayoutDraft: operation({
    ...ofLayout,
    name: 'saveLayoutDraft',
    title: { zh: '保存版式草稿', en: 'Save a draft of a layout' },
    input: layoutForms.saveLayoutDraft,
    // Two designers at once: the second is told, and loses nothing.
    retryOnConflict: false,
  }),
  discardLayoutDraft: operation({
    ...ofLayout,
    name: 'discardLayoutDraft',
    title: { zh: '放弃版式草稿', en: 'Discard a draft of a layout' },
    input: layoutForms.discardLayoutDraft,
    retryOnConflict: false,
  }),
  publishLayout: operation({
    ...ofLayout,
    name: 'publishLayout',
    title: { zh: '发布版式', en: 'Publish a layout' },
    input: layoutForms.publishLayout,
    retryOnConflict: false,
  }),
  restoreLayoutVersion: operation({
    ...ofLayout,
    name: 'restoreLayoutVersion',
    title: { zh: '恢复版式的历史版本', en: 'Restore an earlier version of a layout' },
    input: layoutForms.restoreLayoutVersion,
    retryOnConflict: false,
  }),
  withdrawLayout: operation({
    ...ofLayout,
    name: 'withdrawLayout',
    title: { zh: '停用版式', en: 'Withdraw a layout' },
    input: layoutForms.withdrawLayout,
    retryOnConflict: true,
  }),
};
