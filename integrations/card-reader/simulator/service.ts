import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fictionalCards, type FictionalCard, type ServiceCard } from './cards.ts';
import { inGbk } from './gbk.ts';
import { syntheticCardPortrait } from './portrait.ts';

/** What may be wrong: nothing, the cable is out, reading takes seconds, no JSON, the page's code page, half an answer, no licence. */
export const readerFaults = ['none', 'unplugged', 'slow', 'garbage', 'gbk', 'half', 'unlicensed'] as const;
export type ReaderFault = (typeof readerFaults)[number];

export interface ReaderSimulator {
  readonly address: string;
  /** Lays a card on the reader, in place of the one that lies there. */
  put(card: FictionalCard | ServiceCard): void;
  lift(): void;
  break(fault: ReaderFault): void;
  close(): Promise<void>;
}

export interface ReaderSimulatorSettings {
  /** 0: any. */
  readonly port?: number;
  /** As the chips do: a card that was read is not found again before it is lifted. */
  readonly once?: boolean;
  /** Of one read, in milliseconds; when slow, that of a worn card. */
  readonly takes?: number;
  readonly slow?: number;
}

/**
 * 华视's local service as it was described, over a real socket: `resultFlag` and `errorMsg`, the citizen's certType a blank,
 * sex in words, the picture in base64, `/readcard&t=…` taken without its question mark, one call at a time. Beside it
 * `/simulator/put/<card>`, `/simulator/lift` and `/simulator/break/<fault>` for the hand that holds the cards.
 */
export const startReaderSimulator = async (settings: ReaderSimulatorSettings = {}): Promise<ReaderSimulator> => {
  const { port = 0, once = true, takes = 0, slow = 2500 } = settings;
  let card: ServiceCard | null = null;
  let wasRead = false;
  let opened = false;
  let reading = false;
  let fault: ReaderFault = 'none';

  const answer = (response: ServerResponse, body: object): void => {
    const text = JSON.stringify(body);
    const bytes = fault === 'garbage' ? Buffer.from('<html>\0\u0007') : fault === 'gbk' ? inGbk(text) : Buffer.from(text);
    response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', 'content-length': bytes.length });
    if (fault !== 'half') return void response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  };
  const no = (response: ServerResponse, errorMsg: string): void => answer(response, { resultFlag: '-1', errorMsg });

  const read = (response: ServerResponse): void => {
    if (fault === 'unplugged' || !opened) return no(response, '设备未连接');
    if (fault === 'unlicensed') return no(response, '设备未授权');
    if (reading) return no(response, '设备忙');
    if (!card || (once && wasRead)) return no(response, '寻卡失败');
    const lying = card;
    reading = true;
    setTimeout(
      () => {
        reading = false;
        if (card !== lying) return no(response, '读卡失败');
        wasRead = true;
        answer(response, { resultFlag: '0', errorMsg: '', ...lying, identityPic: syntheticCardPortrait() });
      },
      fault === 'slow' ? slow : takes,
    );
  };

  const hand = ([what, which]: readonly string[]): boolean => {
    if (what === 'put' && which && which in fictionalCards) simulator.put(which as FictionalCard);
    else if (what === 'lift') simulator.lift();
    else if (what === 'break' && readerFaults.includes(which as ReaderFault)) simulator.break(which as ReaderFault);
    else return false;
    return true;
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? '').split(/[?&]/)[0]!;
    if (path === '/readcard') return read(response);
    if (path === '/CloseDevice') {
      opened = false;
      return answer(response, { resultFlag: '0', errorMsg: '' });
    }
    if (path === '/OpenDevice') {
      if (fault === 'unplugged') return no(response, '打开设备失败');
      opened = true;
      return answer(response, { resultFlag: '0', errorMsg: '' });
    }
    const known = path.startsWith('/simulator/') && hand(path.split('/').slice(2));
    return void response.writeHead(known ? 204 : 404).end();
  });

  const simulator: ReaderSimulator = {
    address: '',
    put: (which) => {
      card = typeof which === 'string' ? fictionalCards[which] : which;
      wasRead = false;
    },
    lift: () => {
      card = null;
      wasRead = false;
    },
    break: (next) => {
      fault = next;
      if (next === 'unplugged') opened = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { ...simulator, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
