import { operation, type Operation, type Target } from '@healthcert/domain/kernel';
import type { z } from 'zod';
import { archiveImportDecider } from './archive-import.ts';
import { archivedCertificateDecider, type ArchivedCertificate } from './archived-certificate.ts';
import { archivedCertificateForms, archiveImportForms } from './forms.ts';

const f = archivedCertificateForms;
const i = archiveImportForms;

interface Form<Input extends z.ZodObject, Facts extends z.ZodObject> {
  readonly input: Input;
  readonly facts?: Facts;
}

const stream = (input: Record<string, unknown>): string => String(input['archiveId']);
const whose = (_input: unknown, { record }: ArchivedCertificate): Target => ({
  institutionId: record?.institutionId ?? null,
  ...(record && { ownerId: record.personId }),
});

const ofArchived = <Input extends z.ZodObject, Facts extends z.ZodObject = z.ZodObject>(
  name: string,
  zh: string,
  en: string,
  form: Form<Input, Facts>,
): Operation<typeof archivedCertificateDecider, Input, Facts> =>
  operation({
    ...form,
    name,
    title: { zh, en },
    decider: archivedCertificateDecider,
    stream,
    target: whose,
    retryOnConflict: true,
  });

const importStream = (input: Record<string, unknown>): string => String(input['importId']);

export const archiveOperations = {
  importArchive: operation({
    ...i.importArchive,
    name: 'importArchive',
    title: { zh: '导入旧系统档案', en: 'Import an old system’s archive' },
    decider: archiveImportDecider,
    stream: importStream,
    target: ({ institutionId }) => ({ institutionId }),
    retryOnConflict: true,
  }),
  undoArchiveImport: operation({
    ...i.undoArchiveImport,
    name: 'undoArchiveImport',
    title: { zh: '撤销档案导入', en: 'Undo the import of an archive' },
    decider: archiveImportDecider,
    stream: importStream,
    target: (_input, { begun }) => ({ institutionId: begun?.institutionId ?? null }),
    retryOnConflict: true,
  }),
  linkArchivedCertificate: ofArchived('linkArchivedCertificate', '关联旧证持证人', 'Link an old certificate', f.linkArchivedCertificate),
  suspendArchivedCertificate: ofArchived(
    'suspendArchivedCertificate',
    '暂停旧证',
    'Suspend an old certificate',
    f.suspendArchivedCertificate,
  ),
  reinstateArchivedCertificate: ofArchived(
    'reinstateArchivedCertificate',
    '恢复旧证',
    'Reinstate an old certificate',
    f.reinstateArchivedCertificate,
  ),
  revokeArchivedCertificate: ofArchived('revokeArchivedCertificate', '吊销旧证', 'Revoke an old certificate', f.revokeArchivedCertificate),
};

/** Steps of an import and of its undoing: whoever may import takes them, and nobody by itself. */
export const archiveProcess = {
  archiveCertificate: operation({
    ...f.archiveCertificate,
    name: 'archiveCertificate',
    title: { zh: '旧证入档', en: 'Archive a certificate' },
    decider: archivedCertificateDecider,
    stream,
    target: ({ institutionId }) => ({ institutionId }),
    retryOnConflict: true,
  }),
  withdrawArchivedCertificate: ofArchived(
    'withdrawArchivedCertificate',
    '撤回旧证',
    'Withdraw an archived certificate',
    f.withdrawArchivedCertificate,
  ),
  recordArchiveRows: operation({
    ...i.recordArchiveRows,
    name: 'recordArchiveRows',
    title: { zh: '记录导入进度', en: 'Record an import’s progress' },
    decider: archiveImportDecider,
    stream: importStream,
    target: (_input, { begun }) => ({ institutionId: begun?.institutionId ?? null }),
    retryOnConflict: true,
  }),
  finishArchiveUndo: operation({
    ...i.finishArchiveUndo,
    name: 'finishArchiveUndo',
    title: { zh: '完成撤销导入', en: 'Finish an import’s undoing' },
    decider: archiveImportDecider,
    stream: importStream,
    target: (_input, { begun }) => ({ institutionId: begun?.institutionId ?? null }),
    retryOnConflict: true,
  }),
};
