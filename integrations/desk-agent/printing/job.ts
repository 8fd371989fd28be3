import type { Text } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { printKinds } from './kinds.ts';

/** What keeps a job from coming out, and whether somebody must do something before it goes on. */
export const printProblems = {
  noPrinterChosen: { zh: '还没有为这种纸选择打印机', en: 'No printer is chosen for this kind of paper yet' },
  printerGone: { zh: '找不到所选的打印机，可能已更换或移除', en: 'The chosen printer is gone, or was changed for another' },
  outOfPaper: { zh: '打印机缺纸，装纸后自动继续', en: 'The printer is out of paper: it goes on once there is some' },
  stopped: { zh: '打印机已暂停，恢复后自动继续', en: 'The printer is stopped: it goes on once it is started again' },
  offline: { zh: '打印机离线，请检查电源和连接', en: 'The printer is offline: check its power and cable' },
  spoolerAway: { zh: '系统的打印服务没有响应', en: "The system's printing does not answer" },
  refused: { zh: '打印系统不接受此文件', en: 'The system does not take this file' },
  failed: { zh: '打印系统没有打出此文件', en: 'The system failed to print this file' },
  notShifted: { zh: '此文件无法应用打印偏移，请改用服务器生成的文件', en: 'The offset cannot be applied to this file' },
  uncertain: {
    zh: '交付打印时程序中断，请查看是否已打出，再选择重打或取消',
    en: 'The agent was broken off while handing this over: see whether it came out, then print it again or cancel it',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type PrintProblem = keyof typeof printProblems;

const problems = Object.keys(printProblems) as [PrintProblem, ...PrintProblem[]];

export const jobOrder = z.object({
  /** The page's own id for it: sent twice, printed once. */
  id: z.uuid(),
  kind: z.enum(printKinds),
  copies: z.number().int().min(1).max(20).default(1),
  /** For the person at the desk; forgotten once it is printed. */
  title: z.string().max(100).default(''),
  /** What is printed, by an id that says nothing to others: a second time is a reprint. */
  document: z.string().max(120).nullable().default(null),
});
export type JobOrder = z.output<typeof jobOrder>;

export const jobRecord = jobOrder.extend({
  state: z.enum(['queued', 'printing', 'done', 'failed', 'cancelled']),
  problem: z.enum(problems).nullable(),
  /** How far it is handed over: told apart so that a crash prints nothing twice. */
  phase: z.enum(['stored', 'handing', 'handed', 'released', 'ended']),
  printer: z.string().nullable(),
  ref: z.string().nullable(),
  /** SHA-256 of the file as it came. */
  hash: z.string(),
  /** How many times this document came out on this PC before. */
  reprint: z.number().int(),
  at: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export type JobRecord = z.output<typeof jobRecord>;

export const isOver = ({ state }: JobRecord): boolean => state === 'done' || state === 'cancelled' || state === 'failed';

/** As a page sees it. */
export const toldJob = ({ id, kind, copies, title, state, problem, printer, reprint, at, changedAt }: JobRecord) => ({
  id,
  kind,
  copies,
  title,
  state,
  printer,
  reprint,
  at,
  changedAt,
  problem: problem === null ? null : { code: problem, text: printProblems[problem] },
});
