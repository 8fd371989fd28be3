import { operation, type Target } from '@healthcert/domain/kernel';
import { paperFormDecider } from './decider.ts';
import { paperFormInputs } from './forms.ts';
import { paperFormsId } from './paper-forms.ts';

const stream = (): string => paperFormsId;
const target = ({ institutionId }: { readonly institutionId: string }): Target => ({ institutionId });

export const paperFormOperations = {
  numberPaperForms: operation({
    name: 'numberPaperForms',
    title: { zh: '编印纸质体检表', en: 'Number blank forms' },
    decider: paperFormDecider,
    input: paperFormInputs.numberPaperForms,
    stream,
    target,
    retryOnConflict: true,
  }),
  voidPaperForm: operation({
    name: 'voidPaperForm',
    title: { zh: '作废纸质体检表', en: 'Void a blank form' },
    decider: paperFormDecider,
    input: paperFormInputs.voidPaperForm,
    stream,
    target,
    retryOnConflict: true,
  }),
};
