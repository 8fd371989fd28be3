export { archiveImportList } from './projection.ts';
export { archiveImportListModel } from './table.ts';
