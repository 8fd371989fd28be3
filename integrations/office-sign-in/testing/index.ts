export { openOfficeApp, type OfficeApp } from './office-app.ts';
