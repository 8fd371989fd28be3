import { rejections } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { mediaTypes, mostRowsOfSheet, type TableForm } from '@healthcert/integrations/spreadsheet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finished, Readable } from 'node:stream';
import type { System } from '../system.ts';
import { type Exported, framed, framesType, piecesOf, unframed } from './exported.ts';
import { createTurns } from './turns.ts';

const reject = rejections({
  ExportsBusy: {
    zh: '正在进行的导出已达上限，请等其中一个完成后再试',
    en: 'As many exports are under way as can be: try again when one of them is done',
  },
  TooManyForWorkbook: {
    zh: 'Excel 工作表最多 {most} 行，请缩小范围或导出 CSV',
    en: 'A sheet of Excel holds {most} rows at most: narrow the list, or take CSV',
  },
});

/** A reader who takes nothing for so long is gone, in milliseconds. */
const longestStall = 120_000;

interface Sending {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly who: string;
  /** Of the file, without day and ending. */
  readonly name: string;
  readonly form: TableForm;
}

/** Sends lists as files, as fast as they are taken; whoever goes away, or the server's stop, ends the work. One for all lists. */
export const createFileSender = ({ now }: Pick<System, 'now'>, stopping: AbortSignal) => {
  const takeTurn = createTurns({ each: 2, all: 6 });
  /** `begin` asks for nothing before there is a turn. @throws Rejection */
  return async ({ request, reply, who, name, form }: Sending, begin: (ended: AbortSignal) => Promise<Exported>): Promise<FastifyReply> => {
    const giveBack = takeTurn(who) ?? reject('ExportsBusy');
    const gone = new AbortController();
    finished(reply.raw, () => {
      giveBack();
      gone.abort();
    });
    try {
      const exported = await begin(AbortSignal.any([gone.signal, stopping]));
      if (form === 'xlsx' && (exported.total ?? 0) > mostRowsOfSheet) reject('TooManyForWorkbook', { with: { most: mostRowsOfSheet } });
      const frames = request.headers.accept === framesType;
      const pieces = piecesOf(form, exported);
      reply.raw.setTimeout(longestStall, () => reply.raw.destroy());
      reply.header('content-disposition', `attachment; filename="${name}-${dayInChina(now())}.${form}"`);
      if (exported.total !== null) reply.header('x-total-rows', exported.total);
      reply.type(frames ? framesType : mediaTypes[form]);
      return reply.send(Readable.from(frames ? framed(pieces) : unframed(pieces), { objectMode: false, highWaterMark: 64 * 1024 }));
    } catch (error) {
      giveBack();
      throw error;
    }
  };
};

export type FileSender = ReturnType<typeof createFileSender>;
