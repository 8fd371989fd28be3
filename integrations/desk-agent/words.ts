import type { Text } from '@healthcert/domain/kernel';

/** What the agent refuses, and what it says of it. */
export const refusals = {
  StrangeOrigin: { status: 403, text: { zh: '桌面助手只为本市的页面服务', en: 'The desk agent serves pages of its own city only' } },
  NotPaired: { status: 409, text: { zh: '桌面助手尚未与机构配对', en: 'The desk agent is not paired with an institution' } },
  TicketRefused: { status: 401, text: { zh: '页面的通行凭据无效或已过期', en: "The page's ticket is not valid, or too old" } },
  OtherInstitution: {
    status: 403,
    text: { zh: '这台电脑的桌面助手属于另一机构', en: 'The desk agent of this PC belongs to another institution' },
  },
  MayNotSet: { status: 403, text: { zh: '您没有修改打印设置的权限', en: 'You may not change the settings of printing' } },
  PairingRefused: { status: 422, text: { zh: '配对码不正确、已使用或已过期', en: 'The pairing code is wrong, used or too old' } },
  CityUnreachable: { status: 502, text: { zh: '桌面助手连接不到服务器', en: 'The desk agent does not reach the server' } },
  InvalidInput: { status: 400, text: { zh: '输入的内容不符合要求', en: 'The input is not of the expected form' } },
  NotAPdf: { status: 415, text: { zh: '只能打印完整的 PDF 文件', en: 'Only a whole PDF can be printed' } },
  TooLarge: { status: 413, text: { zh: '文件过大，不能打印', en: 'The file is too large to be printed' } },
  QueueFull: {
    status: 429,
    text: { zh: '待打印的文件太多，请先处理打印机', en: 'Too much waits to be printed: look after the printer first' },
  },
  JobIdTaken: { status: 409, text: { zh: '同一打印任务编号已用于另一文件', en: 'Another file was printed under the same job id' } },
  NoSuchJob: { status: 404, text: { zh: '没有这个打印任务', en: 'There is no such print job' } },
  ReaderBusy: { status: 409, text: { zh: '读卡器正在使用中', en: 'The card reader is in use' } },
  NotFound: { status: 404, text: { zh: '没有此内容', en: 'There is nothing here' } },
  Unexpected: { status: 500, text: { zh: '桌面助手出现意外错误', en: 'Something unexpected happened in the desk agent' } },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly text: Text }>>;

export type RefusalCode = keyof typeof refusals;

export class AgentRefusal extends Error {
  override readonly name = 'AgentRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
