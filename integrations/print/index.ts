export { encodePng, type Pixels } from './png.ts';
export { pngOf, renderedPages, type RenderedPage } from './raster.ts';
export { renderPdf, streamPdf, type NothingToDraw, type Printable, type PrintSettings } from './render.ts';
export { CodeTooDense, DocumentUnprintable, NothingDrawn } from './unprintable.ts';
