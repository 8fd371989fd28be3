export { encodePng, type Pixels } from './png.ts';
export { pngOf, renderedPages, type RenderedPage } from './raster.ts';
export { renderPdf, streamPdf, type Printable, type PrintSettings } from './render.ts';
export { CodeTooDense, DocumentUnprintable } from './unprintable.ts';
