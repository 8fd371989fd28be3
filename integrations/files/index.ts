export { checkFile, mostBytes, type FileKind } from './check-file.ts';
export { contentTypeOf, type ContentType } from './content-type.ts';
export {
  createFileStore,
  type FileDescription,
  type FileStore,
  type FileStoreSettings,
  type NewFile,
  type StoredFile,
} from './file-store.ts';
