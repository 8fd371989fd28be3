import { rejections } from '@healthcert/domain/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { cookieAttributes, tokenOf } from './cookie.ts';

/** Why somebody reads personal data, as they said. */
export interface StatedPurpose {
  /** Of the register `reading-purposes`. */
  readonly code: string;
  /** The number of the matter in their own files. */
  readonly reference: string | null;
  /** ISO instants, from when and how long it holds; null: said with this one request. */
  readonly since: string | null;
  readonly until: string | null;
}

export type Stating = Pick<StatedPurpose, 'code' | 'reference'>;

export interface Purposes {
  /** What a request states, in its header or by what the session said before; null: nothing that still holds. */
  of(request: FastifyRequest): Promise<StatedPurpose | null>;
  /** @throws Rejection where a header states what is no purpose: whoever states one means to be understood. */
  check(request: FastifyRequest): Promise<void>;
  /** Keeps it for the session, for some hours. @throws Rejection */
  keep(request: FastifyRequest, reply: FastifyReply, stating: Stating): Promise<StatedPurpose>;
  end(reply: FastifyReply): void;
}

const reject = rejections({
  PurposeUnknown: { zh: '没有这个查阅目的，请从目的清单中选择', en: 'There is no such purpose of reading: choose one of the list' },
  PurposeRetired: { zh: '该查阅目的已停用，请另选', en: 'This purpose of reading is no longer in use: choose another' },
  PurposeMalformed: {
    zh: '查阅目的应为目的代码，可加案卷编号（字母、数字、-、/，不超过 40 个字符）',
    en: 'A purpose is a code, and a file number if you like: letters, digits, - and /, up to 40 characters',
  },
  PurposeNamesSomebody: {
    zh: '案卷编号不能是证件号码或手机号码：访问日志不存放个人信息',
    en: 'A file number is not the number of a paper or a telephone: the access log holds nobody’s data',
  },
});

/** Of all that sends a request, in ASCII: "complaint", "complaint 2026-0117". */
export const purposeHeader = 'x-purpose';

const longest = 300;
const codeForm = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
const referenceForm = /^[A-Za-z0-9][A-Za-z0-9/-]{0,39}$/;
/** A mobile telephone, an ID card of 15 or 18 places. */
const ofSomebody = /^(?:1[3-9]\d{9}|\d{15}|\d{17}[\dXx])$/;

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** @throws Rejection */
const checked = ({ code, reference }: Stating): Stating => {
  if (!codeForm.test(code)) return reject('PurposeMalformed', { field: 'code' });
  if (reference === null) return { code, reference };
  if (!referenceForm.test(reference)) return reject('PurposeMalformed', { field: 'reference' });
  const runs = reference.match(/\d+[Xx]?/g) ?? [];
  return runs.some((run) => ofSomebody.test(run)) ? reject('PurposeNamesSomebody', { field: 'reference' }) : { code, reference };
};

/** A header's words; null: there is none. @throws Rejection */
const ofHeader = (request: FastifyRequest): Stating | null => {
  const sent = request.headers[purposeHeader];
  if (sent === undefined) return null;
  const [code, reference = null, ...more] = typeof sent === 'string' && sent.length <= longest ? sent.trim().split(/ +/) : [];
  const name = code === undefined ? null : decoded(code);
  return name === null || more.length > 0 ? reject('PurposeMalformed', { field: purposeHeader }) : checked({ code: name, reference });
};

/** With the prefix a browser takes the cookie from this host alone, over https alone. */
const secureName = '__Host-healthcert-purpose';
const plainName = 'healthcert-purpose';

/** How long what was said for a session holds: a working day. */
const hoursKept = 8;
const millisecondsKept = hoursKept * 3_600_000;

/** Of which session it is: what was said before somebody else signed in at the same desk is not theirs. */
const markOf = (token: string): string => hash('sha256', `purpose:${token}`, 'base64url').slice(0, 16);

const kept = ({ code, reference }: Stating, since: number): StatedPurpose => ({
  code,
  reference,
  since: new Date(since).toISOString(),
  until: new Date(since + millisecondsKept).toISOString(),
});

const ofCookie = (request: FastifyRequest, now: number): StatedPurpose | null => {
  const cookie = request.cookies[secureName] ?? request.cookies[plainName];
  const token = tokenOf(request);
  if (cookie === undefined || token === null) return null;
  const [code = '', reference = '', said = '', mark = ''] = cookie.split('~');
  const since = Number(said);
  if (mark !== markOf(token) || !(since <= now && now < since + millisecondsKept)) return null;
  return kept({ code, reference: reference === '' ? null : reference }, since);
};

interface PurposesSettings {
  readonly secure: boolean;
  /** Whether there is such a purpose, and is in use. */
  readonly standing: (code: string) => Promise<'inUse' | 'retired' | 'unknown'>;
  /** ISO instant. */
  readonly now: () => string;
}

/** Purposes are said, not proven: what they are worth is that they stand in the access log beside who read whose data. */
export const createPurposes = ({ secure, standing, now }: PurposesSettings): Purposes => {
  const inUse = async (stating: Stating): Promise<Stating> => {
    const found = await standing(stating.code);
    if (found === 'inUse') return stating;
    return reject(found === 'retired' ? 'PurposeRetired' : 'PurposeUnknown', { field: 'code' });
  };
  const stated = async (request: FastifyRequest): Promise<StatedPurpose | null> => {
    const header = ofHeader(request);
    if (header) return { ...(await inUse(header)), since: null, until: null };
    const before = ofCookie(request, Date.parse(now()));
    return before && (await standing(before.code)) === 'inUse' ? before : null;
  };
  const asked = new WeakMap<FastifyRequest, Promise<StatedPurpose | null>>();
  const of = (request: FastifyRequest): Promise<StatedPurpose | null> => {
    const before = asked.get(request);
    if (before) return before;
    const answer = stated(request);
    asked.set(request, answer);
    return answer;
  };
  const name = secure ? secureName : plainName;

  return {
    of,
    check: async (request) => {
      if (request.headers[purposeHeader] !== undefined) await of(request);
    },
    keep: async (request, reply, stating) => {
      const good = await inUse(checked(stating));
      const at = Date.parse(now());
      const value = [good.code, good.reference ?? '', at, markOf(tokenOf(request) ?? '')].join('~');
      reply.setCookie(name, value, { ...cookieAttributes(secure), maxAge: hoursKept * 3600 });
      return kept(good, at);
    },
    end: (reply) => void reply.clearCookie(name, cookieAttributes(secure)),
  };
};

/** As the access log keeps it: the code, and the file number after a space. */
export const inAccessLog = (purpose: StatedPurpose | null): string | null =>
  purpose && [purpose.code, ...(purpose.reference === null ? [] : [purpose.reference])].join(' ');
