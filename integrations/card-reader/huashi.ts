import { CardReadFailure, checkCard, type CardReader, type IdentityCardType } from '@healthcert/domain/identity-card';
import { dayInChina } from '@healthcert/domain/person';
import { askService } from './local-service.ts';
import type { CardReaderAdapter } from './makers.ts';
import { portraitOf } from './portrait.ts';

const patience = { open: 5_000, read: 10_000 };

/** The letter in the chip: none of a citizen's card. */
const types: Readonly<Record<string, IdentityCardType>> = {
  '': 'citizen',
  I: 'permanentResidence2017',
  J: 'residencePermit',
  Y: 'permanentResidence2023',
};

const notPermitted = /授权|许可|licen[cs]e|not permitted/i;
const gone = /设备|端口|未连接|打开失败|device|port/i;
const busy = /忙|busy/i;
const noCard = /无卡|未放|寻卡|找卡|选卡|请放|no card/i;

const fail = (message: string): never => {
  if (notPermitted.test(message)) throw new CardReadFailure('notPermitted', message);
  if (busy.test(message)) throw new CardReadFailure('busy', message);
  if (noCard.test(message) || message === '') throw new CardReadFailure('noCard', message || null);
  throw new CardReadFailure(gone.test(message) ? 'readerGone' : 'readError', message);
};

/**
 * 华视's local service: GET /OpenDevice, /readcard and /CloseDevice, answers with `resultFlag` 0 or -1 and `errorMsg`.
 * Their words are not documented as a list, so unknown ones count as a card that was not read. Sources: csdn
 * tanzongbiao/142235919. Never tried on hardware.
 */
const openHuashi = (address: string, now: () => string): CardReader => {
  const ask = async (path: string, signal: AbortSignal, milliseconds: number): Promise<Record<string, unknown>> => {
    const answer = await askService(`${address}${path}`, signal, milliseconds);
    const flag = Number(answer['resultFlag']);
    if (answer['resultFlag'] === undefined || Number.isNaN(flag)) throw new CardReadFailure('readError', 'the answer has no result');
    if (flag !== 0) fail(typeof answer['errorMsg'] === 'string' ? answer['errorMsg'].trim() : '');
    return answer;
  };
  return {
    label: `华视 ${new URL(address).host}`,
    open: async (signal) => {
      await ask('/OpenDevice', signal, patience.open);
    },
    read: async (signal) => {
      const answer = await ask('/readcard', signal, patience.read);
      const text = (name: string): string => (typeof answer[name] === 'string' ? answer[name] : '');
      const type = types[text('certType').trim().toUpperCase()];
      if (!type) throw new CardReadFailure('readError', 'a type of card that is not known');
      const foreign = type === 'permanentResidence2017' || type === 'permanentResidence2023';
      const checked = checkCard(
        {
          type,
          number: text('certNumber'),
          name: text('partyName'),
          ...(foreign && /^[\x20-\x7E]+$/.test(text('partyName')) && { latinName: text('partyName') }),
          sex: text('gender'),
          ...(foreign ? { nationality: text('nation') } : { ethnicGroup: text('nation') }),
          birthDate: text('bornDay'),
          address: text('certAddress'),
          issuer: text('certOrg'),
          validFrom: text('effDate'),
          validUntil: text('expDate'),
          portrait: portraitOf(text('identityPic')),
        },
        dayInChina(now()),
      );
      // Which field, never what stood in it.
      if (!checked.ok) throw new CardReadFailure('readError', `the card's ${checked.field} cannot be`);
      return checked.card;
    },
    close: async () => {
      await ask('/CloseDevice', new AbortController().signal, patience.open).catch(() => undefined);
    },
  };
};

export const huashi: CardReaderAdapter = { maker: 'huashi', defaultAddress: 'http://127.0.0.1:19196', open: openHuashi };
