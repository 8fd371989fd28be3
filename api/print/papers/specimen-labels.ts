import { isOpen, type Specimen } from '@healthcert/domain/specimen';
import type { DocumentData } from '@healthcert/domain/layout';
import { caseValues, inLine, itemsInOrder, minuteInChina, type CasePaper } from './case-paper.ts';
import { specimenWords } from './words.ts';

/**
 * A label for each specimen that may still be drawn or sent on; none of one that was sent back or is done with.
 * @param only of this number alone; null: of all
 */
export const specimenLabelsOf = (paper: CasePaper, only: string | null): readonly DocumentData[] => {
  const items = itemsInOrder(paper);
  const wanted = paper.specimens.filter((one) => isOpen(one) && (only === null || one.number === only));
  return wanted.map(({ number, kind, items: codes, collectedAt }: Specimen) => ({
    values: {
      ...caseValues(paper),
      specimenNumber: number,
      specimen: specimenWords(kind).zh,
      specimenEn: specimenWords(kind).en,
      itemList: inLine(items.filter(({ item }) => codes.includes(item.code))),
      // Before it is drawn the place is left for the pen.
      ...(collectedAt !== null && { collectedAt: minuteInChina(collectedAt).slice(5) }),
    },
    lists: {},
    pictures: {},
  }));
};
