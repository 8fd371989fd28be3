import { Rejection, StoreUnavailable, type Text } from '@healthcert/domain/kernel';
import { databaseIsAway } from '@healthcert/integrations/postgres';
import { QueryRefused } from '@healthcert/projections/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** The body of every refusal over REST. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly field: string | null; readonly text: Text };
}

interface Refusal {
  readonly status: number;
  readonly text: Text;
}

/** Refusals of the door itself; those of rules come as Rejections with their own words. */
export const doorRefusals = {
  NotSignedIn: { status: 401, text: { zh: '请先登录', en: 'Please sign in first' } },
  NoLongerStaff: { status: 401, text: { zh: '该账号已停用', en: 'This account is no longer in use' } },
  ProofAsked: { status: 403, text: { zh: '请先完成两步验证', en: 'Prove your second factor first' } },
  SecondFactorNeeded: {
    status: 403,
    text: { zh: '您的角色要求两步验证，须保留至少一种', en: 'A role of yours asks for a second factor: one must stay' },
  },
  NotPermitted: { status: 403, text: { zh: '您没有进行此操作的权限', en: 'You may not do this' } },
  CrossSite: { status: 403, text: { zh: '请求不是由本系统的页面发出', en: 'The request did not come from a page of this system' } },
  NotFound: { status: 404, text: { zh: '没有此内容', en: 'There is nothing here' } },
  InvalidInput: { status: 400, text: { zh: '输入的内容不符合要求', en: 'The input is not of the expected form' } },
  TooLarge: { status: 413, text: { zh: '内容过大', en: 'This is too large' } },
  WrongContentType: { status: 415, text: { zh: '不支持这种内容格式', en: 'Content of this type is not taken' } },
  TooManyRequests: { status: 429, text: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; please try again later' } },
  Unavailable: { status: 503, text: { zh: '系统暂时不可用，请稍后再试', en: 'The system cannot answer now; please try again later' } },
  Unexpected: { status: 500, text: { zh: '系统出现意外错误', en: 'Unexpected error' } },
} as const satisfies Record<string, Refusal>;

export const refuse = (reply: FastifyReply, code: keyof typeof doorRefusals, field: string | null = null): FastifyReply => {
  const { status, text } = doorRefusals[code];
  return reply.code(status).send({ error: { code, field, text } } satisfies ErrorBody);
};

const statusOf: Readonly<Record<string, number>> = { WrongCredentials: 401, TooManyAttempts: 429, SignInBusy: 503 };

/** What fastify and its plugins refuse by themselves. */
const byStatus: Readonly<Record<number, keyof typeof doorRefusals>> = {
  400: 'InvalidInput',
  404: 'NotFound',
  406: 'WrongContentType',
  413: 'TooLarge',
  415: 'WrongContentType',
  429: 'TooManyRequests',
};

/** Maps whatever a route throws. What it does not know is a fault: logged, and told to nobody. */
export const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof Rejection) {
    const { code, field, text } = error;
    return reply.code(statusOf[code] ?? 422).send({ error: { code, field, text } } satisfies ErrorBody);
  }
  if (error instanceof z.ZodError) return refuse(reply, 'InvalidInput', error.issues[0]?.path.join('.') || null);
  if (error instanceof QueryRefused) return refuse(reply, 'InvalidInput', error.column);
  const known = error.statusCode === undefined ? undefined : byStatus[error.statusCode];
  if (known) return refuse(reply, known);
  request.log.error({ err: error }, 'a request failed');
  return refuse(reply, error instanceof StoreUnavailable || databaseIsAway(error) ? 'Unavailable' : 'Unexpected');
};
