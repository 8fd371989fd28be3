import { cardTitle, type DocumentData } from '@healthcert/domain/layout';
import { dayInChina } from '@healthcert/domain/person';
import { caseValues, type CasePaper } from './case-paper.ts';
import { inBoth, nothingSaid, withFreeText, type Said } from './found-words.ts';
import { historyRows, interviewer, resultRows } from './results.ts';
import { outcomeWords } from './words.ts';

/** "食品从业人员健康证明" becomes "食品从业人员健康检查表". */
export const formTitle = (category: string): string => cardTitle(category).zh.replace(/健康(合格)?证明$/, '健康检查表');

/** The day of the last examination; of the registration before there was one. */
const examinedOn = ({ file }: CasePaper): string => {
  const days = file.items.flatMap(({ result }) => (result ? [dayInChina(result.performedAt)] : []));
  return days.toSorted().at(-1) ?? dayInChina(file.registeredAt);
};

type Concluded = NonNullable<CasePaper['file']['conclusion']>;

/** Those that the rules gave, then what was written by hand. */
const reasonsOf = ({ clinical }: Concluded): Said => {
  const given = clinical?.reasons ?? [];
  const inOne = { zh: given.map(({ zh }) => zh).join('；'), en: given.map(({ en }) => en).join('; ') };
  return withFreeText(inBoth(inOne), [clinical?.handReason]);
};

/** As long as they need to be; without a conclusion there is room to write in. */
const groundRows = ({ file: { conclusion } }: CasePaper): Record<string, string>[] => {
  const reasons = conclusion ? reasonsOf(conclusion) : nothingSaid;
  const opinion = conclusion?.clinical?.opinion ?? '';
  return [
    { of: '结论依据', ofEn: 'Reasons', text: reasons.zh, textEn: reasons.en, wordsEn: reasons.wordsEn },
    { of: '机构意见', ofEn: 'Opinion', text: opinion, textEn: opinion, wordsEn: '' },
  ];
};

const conclusionValues = ({ file, staffName }: CasePaper): Record<string, string> => {
  const { conclusion, review } = file;
  if (!conclusion) return {};
  const { zh, en } = outcomeWords(conclusion.outcome);
  const { clinical } = conclusion;
  const reasons = reasonsOf(conclusion);
  return {
    outcome: zh,
    outcomeEn: en,
    reasons: reasons.zh,
    reasonsEn: reasons.en,
    opinion: clinical?.opinion ?? '',
    concludedBy: staffName(conclusion.concludedBy),
    concludedOn: dayInChina(conclusion.concludedAt),
    legalBasis: conclusion.legalBasis.join('；'),
    ...(review && { reviewedBy: staffName(review.reviewedBy), reviewedOn: dayInChina(review.reviewedAt) }),
  };
};

/** The whole case on one paper; the seal only once it is reviewed. */
export const examinationFormOf = (paper: CasePaper): DocumentData => ({
  values: {
    ...caseValues(paper),
    ...conclusionValues(paper),
    formTitle: formTitle(paper.file.category),
    examinedOn: examinedOn(paper),
    historyBy: interviewer(paper),
    certificateNumber: paper.file.certificates.at(-1)?.issued.number ?? '',
  },
  lists: { results: resultRows(paper), history: historyRows(paper), grounds: groundRows(paper) },
  pictures: { portrait: paper.portrait, seal: paper.file.stage === 'reviewed' ? paper.seal : null },
});
