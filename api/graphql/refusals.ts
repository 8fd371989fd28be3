import { OutcomeUnknown, StoreUnavailable, SubjectErased, type Text } from '@healthcert/domain/kernel';
import { databaseIsAway } from '@healthcert/integrations/postgres';
import { QueryRefused } from '@healthcert/projections/kernel';
import { GraphQLError } from 'graphql';

const texts = {
  NotPermitted: { zh: '您没有查看此内容的权限', en: 'You may not see this' },
  InvalidQuery: { zh: '查询条件不符合要求', en: 'This cannot be asked' },
  TooComplex: { zh: '一次查询的内容过多，请分开查询', en: 'This asks for too much at once' },
  DocumentNotTrusted: {
    zh: '页面与系统版本不一致，请刷新页面后重试',
    en: 'This page is of another version of the system: load it anew',
  },
  PersonIsErased: { zh: '该人员的个人信息已删除', en: 'The data of this person was erased' },
  Unavailable: { zh: '系统暂时不可用，请稍后再试', en: 'The system cannot answer now; please try again later' },
  OutcomeUnknown: {
    zh: '尚不清楚操作是否完成，请用同一编号重试',
    en: 'It is not known whether this was done: send the same command again',
  },
  Unexpected: { zh: '系统出现意外错误', en: 'Unexpected error' },
} satisfies Record<string, Text>;

type Code = keyof typeof texts;

const told = (code: Code, more: Readonly<Record<string, unknown>> = {}): GraphQLError =>
  new GraphQLError(texts[code].en, { extensions: { code, text: texts[code], ...more } });

/** What the actor may not read. */
export const refused = (what: string): GraphQLError => told('NotPermitted', { what });

/** A document deeper, broader or heavier than any page of ours sends. */
export const tooComplex = (): GraphQLError => told('TooComplex');

/** A document that no page of ours sends, nor any other system that may ask. */
export const notTrusted = (): GraphQLError => told('DocumentNotTrusted', { http: { status: 400 } });

/** What went wrong in a resolver, as far as a client may know it; `fault`: it is ours, and belongs into the log. */
export const answerOf = (cause: unknown): { readonly error: GraphQLError; readonly fault: boolean } => {
  if (cause instanceof QueryRefused) return { error: told('InvalidQuery', { field: cause.column }), fault: false };
  if (cause instanceof SubjectErased) return { error: told('PersonIsErased'), fault: false };
  if (cause instanceof StoreUnavailable || databaseIsAway(cause)) return { error: told('Unavailable'), fault: true };
  if (cause instanceof OutcomeUnknown) return { error: told('OutcomeUnknown'), fault: true };
  return { error: told('Unexpected'), fault: true };
};
