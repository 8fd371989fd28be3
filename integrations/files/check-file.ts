import { rejections } from '@healthcert/domain/kernel';
import { contentTypeOf, type ContentType } from './content-type.ts';

export const fileKinds = ['portrait', 'paper', 'form', 'seal'] as const;
/** A person's picture; a scanned or uploaded paper; a paper of ours as it was handed out; an institution's seal. */
export type FileKind = (typeof fileKinds)[number];

/** Bytes of one file before it is sealed. */
export const mostBytes = 5 * 1024 * 1024;

export const reject = rejections({
  FileEmpty: { zh: '文件为空', en: 'The file is empty' },
  FileTooLarge: { zh: '文件不能超过 {most} MB', en: 'A file has at most {most} MB' },
  NotAnImage: { zh: '照片须为完整的 JPEG 或 PNG 图像', en: 'A portrait must be a whole JPEG or PNG image' },
  NotAPaper: { zh: '材料须为完整的 PDF、JPEG 或 PNG 文件', en: 'A paper must be a whole PDF, JPEG or PNG file' },
  FileIdTaken: { zh: '该文件编号已被使用', en: 'This file id is taken by another file' },
});

const allowed: Readonly<Record<FileKind, readonly ContentType[]>> = {
  portrait: ['image/jpeg', 'image/png'],
  paper: ['application/pdf', 'image/jpeg', 'image/png'],
  form: ['application/pdf'],
  seal: ['image/jpeg', 'image/png'],
};

/** What the bytes are. @throws Rejection FileEmpty, FileTooLarge, NotAnImage, NotAPaper */
export const checkFile = (kind: FileKind, bytes: Uint8Array): ContentType => {
  if (bytes.length === 0) reject('FileEmpty', { field: 'file' });
  if (bytes.length > mostBytes) reject('FileTooLarge', { field: 'file', with: { most: mostBytes / 1024 / 1024 } });
  const found = contentTypeOf(bytes);
  if (found && allowed[kind].includes(found)) return found;
  return reject(kind === 'portrait' || kind === 'seal' ? 'NotAnImage' : 'NotAPaper', { field: 'file' });
};
