import type { DocumentData } from '@healthcert/domain/layout';
import { caseValues, inLine, itemsInOrder, minuteInChina, type CasePaper } from './case-paper.ts';
import { specimenWords } from './words.ts';

/** Two digits after the case number, so that a tube's code leads to its case and says what is in it. */
const suffixes: Readonly<Record<string, string>> = { blood: '01', stool: '02' };

/** One label for each kind of specimen that is still to be taken or was; none where nothing is. */
export const specimenLabelsOf = (paper: CasePaper, now: string): readonly DocumentData[] => {
  const items = itemsInOrder(paper).filter(({ item, of }) => of?.specimen !== undefined && item.state !== 'refused');
  const kinds = [...new Set(items.map(({ of }) => of!.specimen!))];
  return kinds.map((specimen) => ({
    values: {
      ...caseValues(paper),
      specimenNumber: `${paper.file.caseNumber}${suffixes[specimen] ?? '00'}`,
      specimen: specimenWords(specimen).zh,
      specimenEn: specimenWords(specimen).en,
      itemList: inLine(items.filter(({ of }) => of?.specimen === specimen)),
      collectedAt: minuteInChina(now).slice(5),
    },
    lists: {},
    pictures: {},
  }));
};
