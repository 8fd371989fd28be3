import { Rejection, type Text } from '@healthcert/domain/kernel';
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
const doorRefusals = {
  NotSignedIn: { status: 401, text: { zh: '请先登录', en: 'Please sign in first' } },
  NoLongerStaff: { status: 401, text: { zh: '该账号已停用', en: 'This account is no longer in use' } },
  NotPermitted: { status: 403, text: { zh: '您没有进行此操作的权限', en: 'You may not do this' } },
  CrossSite: { status: 403, text: { zh: '请求不是由本系统的页面发出', en: 'The request did not come from a page of this system' } },
  InvalidInput: { status: 400, text: { zh: '输入的内容不符合要求', en: 'The input is not of the expected form' } },
  TooManyRequests: { status: 429, text: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; please try again later' } },
} as const satisfies Record<string, Refusal>;

export const refuse = (reply: FastifyReply, code: keyof typeof doorRefusals, field: string | null = null): FastifyReply => {
  const { status, text } = doorRefusals[code];
  return reply.code(status).send({ error: { code, field, text } } satisfies ErrorBody);
};

const statusOf: Readonly<Record<string, number>> = { WrongCredentials: 401, TooManyAttempts: 429, SignInBusy: 503 };

/** Maps what the routes of a folder throw; what it does not know goes on to the server's own handler. */
export const answerError = (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof Rejection) {
    const { code, field, text } = error;
    return reply.code(statusOf[code] ?? 422).send({ error: { code, field, text } } satisfies ErrorBody);
  }
  if (error instanceof z.ZodError) return refuse(reply, 'InvalidInput', error.issues[0]?.path.join('.') || null);
  if (error.statusCode === 429) return refuse(reply, 'TooManyRequests');
  // Fastify's own: no JSON, another content type, too large a body.
  if (error.code?.startsWith('FST_ERR_CTP') || error.statusCode === 400) return refuse(reply, 'InvalidInput');
  throw error;
};
