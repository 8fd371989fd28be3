export { archivedCertificateList } from './projection.ts';
export { archivedCertificateListModel } from './table.ts';
