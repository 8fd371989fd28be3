import type { Text } from '@healthcert/domain/kernel';
import type { IdentityCard } from './identity-card.ts';

/** Why no card was read. */
export const cardReadFailures = {
  noCard: { zh: '读卡器上没有证件，请放上证件再试', en: 'There is no card on the reader: put it on and try again' },
  readerGone: { zh: '找不到读卡器，请检查连接线和读卡器服务', en: 'The reader is not there: check its cable and its service' },
  readError: { zh: '没有读到完整的证件，请拿开后重新放置', en: 'The card was not read whole: take it away and put it on again' },
  busy: { zh: '读卡器正在读另一张证件', en: 'The reader is reading for somebody else' },
  notPermitted: {
    zh: '读卡器服务拒绝读卡，请联系设备厂商检查授权',
    en: "The reader's service refuses to read: have its maker check the licence",
  },
} as const satisfies Readonly<Record<string, Text>>;

export type CardReadProblem = keyof typeof cardReadFailures;

/** A card could not be read. Says nothing of what stood on it. */
export class CardReadFailure extends Error {
  override readonly name = 'CardReadFailure';
  readonly problem: CardReadProblem;
  /** What the reader said, for an operator. */
  readonly detail: string | null;

  constructor(problem: CardReadProblem, detail: string | null = null) {
    super(detail === null ? problem : `${problem}: ${detail}`);
    this.problem = problem;
    this.detail = detail;
  }
}

/** A desk's reader of identity cards (C1). It serves one caller at a time. */
export interface CardReader {
  /** For people: "华视 127.0.0.1:19196". */
  readonly label: string;
  /** Resolves when the reader is there and awake. @throws CardReadFailure */
  open(signal: AbortSignal): Promise<void>;
  /** One look at what lies on the reader now. @throws CardReadFailure, noCard where nothing does */
  read(signal: AbortSignal): Promise<IdentityCard>;
  close(): Promise<void>;
}
