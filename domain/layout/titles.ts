import type { Text } from '@healthcert/domain/kernel';

/**
 * What the law calls the paper: 健康证明 for food (《食品安全法》 art. 45), 健康合格证明 for public places
 * (《公共场所卫生管理条例实施细则》 art. 10).
 */
const titles: Readonly<Record<string, Text>> = {
  food: { zh: '食品从业人员健康证明', en: 'HEALTH CERTIFICATE FOR FOOD HANDLERS' },
  'public-place': { zh: '公共场所从业人员健康合格证明', en: 'HEALTH CERTIFICATE FOR WORKERS IN PUBLIC PLACES' },
};

/** The title of a card by the programme's category; a category without one of its own is plainly a health certificate. */
export const cardTitle = (category: string): Text => titles[category] ?? { zh: '健康证明', en: 'HEALTH CERTIFICATE' };
