import { dayInChina, timeInChina } from '@healthcert/domain/person';
import { loggedTitles, type LoggedEvent } from '@healthcert/projections/operation-log';
import type { ReadScope, Text } from '@healthcert/domain/kernel';
import type { Cells } from '@healthcert/integrations/spreadsheet';
import type { RequestContext } from '../context.ts';
import type { Exported } from '../export/exported.ts';
import type { Language } from '../export/names.ts';
import type { LogEntry, LogKind } from './entry.ts';
import { largestPage, pageOfLog, type LogFilter } from './read-log.ts';

type Both = readonly [zh: string, en: string];

const kindWords: Readonly<Record<LogKind, Both>> = {
  operation: ['操作', 'Operation'],
  system: ['系统运行', 'System'],
  signedIn: ['登录', 'Signed in'],
  signedOut: ['退出', 'Signed out'],
  signInFailed: ['登录失败', 'Sign-in failed'],
  accountChanged: ['账号变更', 'Account changed'],
  read: ['查阅个人信息', 'Personal data read'],
  refused: ['拒绝', 'Refused'],
};

const heads: readonly Both[] = [
  ['时间', 'Time'],
  ['类别', 'Kind'],
  ['事项', 'What'],
  ['用户', 'User'],
  ['用户编号', 'User id'],
  ['机构', 'Institution'],
  ['对象编号', 'Record'],
  ['事件流', 'Stream'],
  ['序号', 'Revision'],
  ['涉及人数', 'Persons'],
  ['目的', 'Purpose'],
  ['来源网络', 'Network'],
];

const said = ([zh, en]: Both, language: Language): string => (language === 'zh' ? zh : en);

/** Seconds as well: what was done in one minute has an order. */
const timeOf = (at: string): string => `${dayInChina(at)} ${timeInChina(at)}:${at.slice(17, 19)}`;

export interface ExportWords {
  readonly language: Language;
  readonly titleOfAccess: (what: string) => Text;
}

/** Page by page: memory does not grow with what is asked for. */
const pages = async function* (
  context: RequestContext,
  scope: ReadScope,
  filter: LogFilter,
  { language, titleOfAccess }: ExportWords,
): AsyncGenerator<readonly Cells[], void, undefined> {
  const { system } = context;
  const cells = async (entry: LogEntry): Promise<Cells> => {
    const { at, kind, what, actorId, institutionId, event, subjectIds, subjectCount, purpose, network } = entry;
    const title = event ? loggedTitles[what as LoggedEvent['type']] : titleOfAccess(what);
    return [
      timeOf(at),
      said(kindWords[kind], language),
      title[language],
      (await system.staffName(actorId)) ?? '',
      actorId,
      institutionId === null ? '' : ((await system.institutionName(institutionId)) ?? institutionId),
      event?.about ?? subjectIds.join(' '),
      event?.stream ?? '',
      event?.revision ?? '',
      subjectCount > 0 ? subjectCount : '',
      purpose ?? '',
      network ?? '',
    ];
  };
  let after: string | null = null;
  do {
    context.ended().throwIfAborted();
    const { entries, endCursor, hasNextPage } = await pageOfLog(context, scope, filter, largestPage, after);
    yield await Promise.all(entries.map(cells));
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
};

/** What the search finds, newest first; counting it first would take as long as reading it. */
export const exportedLog = (context: RequestContext, scope: ReadScope, filter: LogFilter, words: ExportWords): Exported => ({
  title: said(['日志', 'Logs'], words.language),
  heading: heads.map((head) => said(head, words.language)),
  total: null,
  pages: pages(context, scope, filter, words),
});
