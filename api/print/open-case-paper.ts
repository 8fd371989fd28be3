import { mayDo, plainOfTheCity, readScope, type Actor, type FieldGroup } from '@healthcert/domain/kernel';
import { notices } from '@healthcert/domain/configuration';
import type { DocumentData } from '@healthcert/domain/layout';
import type { Printable } from '@healthcert/integrations/print';
import { caseFile, type CaseFile } from '@healthcert/projections/case-file';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { readSpecimenNumber, specimenDecider } from '@healthcert/domain/specimen';
import { caseEventsOf } from '../case/read-case.ts';
import { findFee } from '../fee/fee.graphql.ts';
import type { LayoutRef } from '../layout/layouts.ts';
import { isClosed } from '../person/restriction.ts';
import type { System } from '../system.ts';
import { codedWords } from './coded-words.ts';
import type { CasePaper } from './papers/case-paper.ts';
import { examinationFormOf } from './papers/examination-form.ts';
import { guideSheetOf, receiptOf } from './papers/guide-sheet.ts';
import { noticeLines } from './papers/notice-lines.ts';
import { specimenLabelsOf } from './papers/specimen-labels.ts';
import { sealOf } from './seal-of.ts';

export const caseKinds = ['guideSheet', 'receipt', 'specimenLabel', 'examinationForm'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** One paper that this actor may print: opened, not yet drawn. */
export interface OpenPaper {
  readonly id: string;
  readonly personId: string | null;
  readonly institutionId: string | null;
  readonly ref: LayoutRef;
  /** Of a paper that is kept as it is handed out: the instant it bears. Null: it is not kept. */
  readonly keptAs: string | null;
  /** What is drawn; portraits are fetched only now. */
  readonly printables: () => Promise<readonly Printable[]>;
}

/** Of whom no paper is given, but for the record of the refusal. */
export interface ClosedPaper {
  readonly id: string;
  readonly refusedOf: string | null;
}

/** Who hands out a paper does one of these with the case; whose groups it shows, they may read. */
const needs: Readonly<Record<CaseKind, { readonly operations: readonly string[]; readonly groups: readonly FieldGroup[] }>> = {
  guideSheet: { operations: ['registerCase', 'correctRegistration', 'recordArrival', 'addItem'], groups: ['identity'] },
  receipt: { operations: ['registerCase', 'correctRegistration', 'recordArrival', 'payFee'], groups: ['identity'] },
  specimenLabel: { operations: ['registerCase', 'recordArrival', 'recordResult', 'collectSpecimen'], groups: ['identity'] },
  examinationForm: {
    operations: ['concludeCase', 'reviewConclusion', 'recordResult', 'revokeCertificate'],
    groups: ['identity', 'clinical'],
  },
};

const mayPrint = async (system: System, actor: Actor, kind: CaseKind, file: CaseFile): Promise<boolean> => {
  const tree = await system.tree();
  const target = { institutionId: file.institutionId };
  const groups = readScope(actor, caseWorklistModel.name, tree)?.groupsOf(target) ?? new Set();
  const { operations, groups: needed } = needs[kind];
  if (!needed.every((group) => groups.has(group)) || !operations.some((name) => mayDo(actor, name, target, tree))) return false;
  return !(await isClosed(system, actor, caseWorklistModel.name, file));
};

const noticesFor = async (system: System, institutionId: string): Promise<CasePaper['notices']> => {
  const entries = await system.registers.entriesOf(notices, institutionId);
  return entries.filter(({ value }) => value.onGuideSheet).flatMap(({ value }) => noticeLines(value.text));
};

/** Looks up what every paper about a case is made of. Null: its person is erased, or its programme is not known. */
export const casePaperOf = async (system: System, file: CaseFile): Promise<CasePaper | null> => {
  const published = await system.programmes.find(file.programme.id, file.programme.version);
  if (!published || !file.identity) return null;
  // As it was examined by: an institution's form may have changed since a result was judged.
  const judged = new Map(file.items.flatMap(({ code, result }) => (result ? [[code, result.form] as const] : [])));
  const programme = await system.forms.under(published, file.institutionId, judged);
  const [{ staff }, institutions, paragraphs, portrait, fee, specimens, seal] = await Promise.all([
    system.staff(),
    system.institutions(),
    noticesFor(system, file.institutionId),
    file.identity.portraitFile === null ? null : system.files.get(file.identity.portraitFile),
    findFee(system, file.caseId, file.institutionId),
    system.handler.load(specimenDecider, file.caseId),
    sealOf(system, file.institutionId),
  ]);
  return {
    file,
    programme,
    institution: institutions.get(file.institutionId) ?? null,
    staffName: (id) => staff.get(id)?.displayName ?? '',
    notices: paragraphs,
    fee,
    specimens: specimens.state.all,
    portrait: portrait?.bytes ?? null,
    seal,
    words: await codedWords(system.registers, file.identity),
  };
};

const documentsOf = (kind: CaseKind, paper: CasePaper, by: string, specimen: string | null): readonly DocumentData[] => {
  switch (kind) {
    case 'guideSheet':
      return [guideSheetOf(paper)];
    case 'receipt':
      return [receiptOf(paper, by)];
    case 'specimenLabel':
      return specimenLabelsOf(paper, specimen);
    case 'examinationForm':
      return [examinationFormOf(paper)];
  }
};

/**
 * A paper about a case by the design that is in force for it.
 * @param by whose name stands on a receipt
 * @param specimen the number of the only specimen whose label is meant
 */
export const caseDocument = async (
  system: System,
  file: CaseFile,
  kind: CaseKind,
  by: string,
  specimen: string | null = null,
): Promise<OpenPaper> => {
  const id = specimen ?? file.caseId;
  const { layout, ref } = await system.layouts.inForce(kind, file.institutionId, file.programme.id);
  return {
    id,
    personId: file.personId,
    institutionId: file.institutionId,
    ref,
    keptAs: kind === 'examinationForm' ? (file.review?.reviewedAt ?? file.conclusion?.concludedAt ?? null) : null,
    printables: async () => {
      const paper = await casePaperOf(system, file);
      return paper ? documentsOf(kind, paper, by, specimen).map((data) => ({ id, layout, data })) : [];
    },
  };
};

/** The id of the case of this number, which is the beginning of its specimens' numbers; undefined: there is none. */
const caseNumbered = async ({ reads }: System, caseNumber: string): Promise<string | undefined> => {
  const filter = { caseNumber: { eq: caseNumber } };
  const { rows } = await reads.list({ model: caseWorklistModel, scope: plainOfTheCity, filter, sort: null, first: 1 });
  return rows[0]?.values.caseId as string | undefined;
};

/**
 * Opens a paper about a case; a label also by its specimen's number, which then is the only one. Null: there is no such
 * case or specimen.
 */
export const openCasePaper = async (system: System, actor: Actor, kind: CaseKind, id: string): Promise<OpenPaper | ClosedPaper | null> => {
  const reading = kind === 'specimenLabel' ? readSpecimenNumber(id) : null;
  const caseId = reading?.ok ? await caseNumbered(system, reading.caseNumber) : id;
  const specimen = reading?.ok ? reading.number : null;
  const file = caseId === undefined ? null : caseFile(await caseEventsOf(system, caseId));
  if (!file) return null;
  if (!(await mayPrint(system, actor, kind, file))) return { id, refusedOf: file.personId };
  return caseDocument(system, file, kind, actor.name, specimen);
};
