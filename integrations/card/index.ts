export type { Card } from './card.ts';
export { defaultCardLayout } from './default-layout.ts';
export { QrTooDense } from './draw-qr.ts';
export { cardFields, cardLayoutSchema, type CardElement, type CardLayout, type CardLayoutInput } from './layout.ts';
export { CardUnprintable, renderCards, type PrintSettings } from './render-cards.ts';
export { cardTitle } from './titles.ts';
