export * from './archive-import.ts';
export * from './archived-certificate.ts';
export * from './events.ts';
export {
  archivedCertificateForms,
  type ArchivedCertificateCommand,
  type ArchivedCertificateCommandNamed,
  type ArchiveImportCommand,
  type ArchiveInput,
} from './forms.ts';
export * from './old-number.ts';
export * from './operations.ts';
export { archiveRefusals, type ArchiveRefusal } from './rejections.ts';
