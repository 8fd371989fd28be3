import { operation, operationsByCase } from '@healthcert/domain/kernel';
import { specimenDecider } from './decider.ts';
import { specimenForms } from './forms.ts';

const ofSpecimen = operationsByCase(specimenDecider, ({ of }) => ({
  institutionId: of?.institutionId ?? null,
  ownerId: of?.personId ?? null,
}));

const f = specimenForms;

/** Everything that may be done with a specimen. Their names are their permissions. */
export const specimenOperations = {
  labelSpecimens: operation({
    ...ofSpecimen('labelSpecimens', '生成标本标签', 'Label specimens', f.labelSpecimens),
    // Nothing stands yet whose place could be asked; the door compares it with the case's.
    target: ({ institutionId }) => ({ institutionId }),
  }),
  collectSpecimen: ofSpecimen('collectSpecimen', '采集标本', 'Collect a specimen', f.collectSpecimen),
  receiveSpecimen: ofSpecimen('receiveSpecimen', '接收标本', 'Receive a specimen', f.receiveSpecimen),
  rejectSpecimen: ofSpecimen('rejectSpecimen', '拒收标本', 'Reject a specimen', f.rejectSpecimen),
  redrawSpecimen: ofSpecimen('redrawSpecimen', '重采标本', 'Redraw a specimen', f.redrawSpecimen),
  discardSpecimen: ofSpecimen('discardSpecimen', '作废标本', 'Discard a specimen', f.discardSpecimen),
  undoSpecimenStep: ofSpecimen('undoSpecimenStep', '撤销标本操作', 'Undo a specimen’s last step', f.undoSpecimenStep),
};
