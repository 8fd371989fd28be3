import { defineRegister, name, remark } from '@healthcert/domain/register';
import { z } from 'zod';

/** What an entry of a dictionary holds. */
export const word = z.object({ name: name(), remark: remark() }).meta({ graphql: 'Word' });

const dictionary = (kind: string, zh: string, en: string, tree = false) =>
  defineRegister({ kind, title: { zh, en }, schema: word, scope: 'city', tree });

/** Lists of words to choose from (A3). What an entry means elsewhere is its code. */
export const dictionaries = {
  historyDiseases: dictionary('history-diseases', '既往史疾病', 'Diseases in the history'),
  bodySites: dictionary('body-sites', '部位', 'Body sites', true),
  skinSites: dictionary('skin-sites', '皮肤部位', 'Sites of skin findings'),
  specimenRejectionReasons: dictionary('specimen-rejection-reasons', '标本拒收原因', 'Reasons for rejecting a specimen'),
  waiverReasons: dictionary('waiver-reasons', '减免原因', 'Reasons for waiving a fee'),
  reprintReasons: dictionary('reprint-reasons', '补打原因', 'Reasons for a reprint'),
  handOutUndoReasons: dictionary('hand-out-undo-reasons', '撤销领证原因', 'Reasons for undoing a hand-out'),
  suspensionReasons: dictionary('suspension-reasons', '暂停原因', 'Reasons for suspending a certificate'),
  reinstatementReasons: dictionary('reinstatement-reasons', '恢复原因', 'Reasons for reinstating a certificate'),
  revocationReasons: dictionary('revocation-reasons', '吊销原因', 'Reasons for revoking a certificate'),
  supersessionReasons: dictionary('supersession-reasons', '换发原因', 'Reasons for superseding a certificate'),
  cancellationReasons: dictionary('cancellation-reasons', '取消原因', 'Reasons for cancelling'),
  refusalReasons: dictionary('refusal-reasons', '拒检原因', 'Reasons for refusing an item'),
  readingPurposes: dictionary('reading-purposes', '查阅目的', 'Purposes of reading'),
  educations: dictionary('educations', '文化程度', 'Education'),
  ethnicGroups: dictionary('ethnic-groups', '民族', 'Ethnic groups'),
  industries: dictionary('industries', '行业', 'Industries', true),
};
