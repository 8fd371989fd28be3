import { layoutSchema, type Layout } from '../layout.ts';
import { barcode, field } from './parts.ts';

/** 标本标签, 50 x 30 mm, for label printers of 203 dpi and finer: black on white alone. */
export const defaultSpecimenLabel: Layout = layoutSchema.parse({
  kind: 'specimenLabel',
  paper: { width: 50, height: 30 },
  pages: [
    {
      elements: [
        field('name', 2, 0.9, 22, 5.4, { size: 3.9, weight: 'bold', colour: '#000000', lines: 2 }),
        field('sex', 24.5, 1.4, 4, 4.6, { size: 3.1, weight: 'medium', colour: '#000000' }),
        field('age', 29, 1.4, 8, 4.6, { size: 3.1, weight: 'medium', colour: '#000000', pattern: '{}岁' }),
        field('specimen', 37, 1.4, 11, 4.6, { size: 3.1, weight: 'bold', colour: '#000000', align: 'right' }),
        { ...barcode('specimenNumber', 1, 6.4, 48, 12.4), dotsPerInch: 203 },
        field('itemList', 2, 19.3, 46, 5.6, { size: 2.4, lines: 2, colour: '#000000', vertical: 'top' }),
        field('institution', 2, 25.8, 28, 2.6, { size: 2, colour: '#000000' }),
        field('collectedAt', 30, 25.8, 18, 2.6, { size: 2, colour: '#000000', align: 'right', pattern: '采集 {}' }),
      ],
    },
  ],
});
