import type { DocumentData } from '@healthcert/domain/layout';
import { caseValues, inLine, itemName, itemsInOrder, type CasePaper } from './case-paper.ts';
import { feeValues } from './fee.ts';
import { stationWords } from './words.ts';

const guideRows = (paper: CasePaper): Record<string, string>[] => {
  const items = itemsInOrder(paper);
  const order = [...new Set(items.map(({ item }) => item.station))];
  return items.map((placed) => {
    const { zh, en } = itemName(placed);
    const station = stationWords(placed.item.station);
    return {
      order: String(order.indexOf(placed.item.station) + 1),
      station: station.zh,
      stationEn: station.en,
      room: placed.of?.room?.zh ?? '',
      item: zh,
      itemEn: en,
      ...(placed.item.state === 'done' && { done: '1' }),
    };
  });
};

/** What a person carries from room to room. */
export const guideSheetOf = (paper: CasePaper): DocumentData => ({
  values: { ...caseValues(paper), ...feeValues(paper) },
  lists: { items: guideRows(paper), notices: paper.notices.map(({ zh, en }) => ({ text: zh, textEn: en })) },
  pictures: { portrait: paper.portrait },
});

/** What the person takes home when registered. */
export const receiptOf = (paper: CasePaper, registeredBy: string): DocumentData => ({
  values: { ...caseValues(paper), ...feeValues(paper), registeredBy, itemList: inLine(itemsInOrder(paper)) },
  lists: { items: guideRows(paper), notices: paper.notices.map(({ zh, en }) => ({ text: zh, textEn: en })) },
  pictures: { seal: paper.seal },
});
