import type { Operation, Text } from '@healthcert/domain/kernel';
import { handOverTexts } from '@healthcert/integrations/office-sign-in';
import type { AnyReadModel } from '@healthcert/projections/kernel';

/** What taking a list as a file is called. */
export const exportOf = (list: string): string => `${list}-export`;

/** What the access log names beside read models and operations: doors that open one thing, and how somebody came or went. */
const doors: Readonly<Record<string, Text>> = {
  ...handOverTexts,
  NoLongerStaff: { zh: '账号已停用', en: 'Account no longer in use' },
  search: { zh: '综合检索', en: 'Search' },
  'case-timeline': { zh: '办理轨迹', en: 'Time line of a case' },
  'institution-history': { zh: '机构历史', en: 'History of an institution' },
  'person-history': { zh: '人员历史', en: 'History of a person' },
  'access-log': { zh: '日志', en: 'Logs' },
  'access-log-export': { zh: '导出日志', en: 'Logs exported' },
  'access-log-check': { zh: '校验访问日志', en: 'Check of the access log' },
  'rules-trial': { zh: '规则试算', en: 'Trial of rules' },
  'result-import': { zh: '结果导入', en: 'Import of results' },
  'graphql-document': { zh: '非页面查询', en: 'Document of no page' },
  'read-model-changes': { zh: '变更通知', en: 'News of changes' },
  portrait: { zh: '照片', en: 'Portrait' },
  paper: { zh: '证件材料', en: 'Copy of a paper' },
  'desk-agent': { zh: '桌面助手', en: 'Desk agent' },
  'certificate-card': { zh: '健康证卡面', en: 'Card' },
  'certificate-on-phone': { zh: '手机健康证', en: 'Certificate on a phone' },
  'guide-sheet': { zh: '指引单', en: 'Guide sheet' },
  receipt: { zh: '收据', en: 'Receipt' },
  'specimen-label': { zh: '标本标签', en: 'Specimen label' },
  'examination-form': { zh: '健康检查表', en: 'Examination form' },
  'blank-form': { zh: '空白表', en: 'Blank form' },
  'cashier-day': { zh: '收费日报', en: 'Cashier’s day' },
  password: { zh: '密码登录', en: 'By password' },
  session: { zh: '退出登录', en: 'Signed out' },
  WrongCode: { zh: '动态验证码错误', en: 'Wrong code of the second factor' },
  CodeUsed: { zh: '动态验证码已用过', en: 'Code of the second factor used before' },
  office: { zh: '办公平台登录', en: 'By the office app' },
  'office-linked': { zh: '关联办公平台账号', en: 'Account of the office app linked' },
  'office-unlinked': { zh: '解除办公平台账号关联', en: 'Account of the office app unlinked' },
  secondFactor: { zh: '动态验证码', en: 'Code of the second factor' },
  passkey: { zh: '通行密钥', en: 'Passkey' },
  PasskeyRefused: { zh: '通行密钥未通过', en: 'Passkey refused' },
  PasskeyCopied: { zh: '通行密钥疑似被复制', en: 'Passkey that may have been copied' },
  'password-changed': { zh: '本人修改密码', en: 'Own password changed' },
  'authenticator-added': { zh: '设置手机验证器', en: 'Authenticator set up' },
  'authenticator-removed': { zh: '关闭手机验证器', en: 'Authenticator turned off' },
  'passkey-added': { zh: '登记通行密钥', en: 'Passkey registered' },
  'passkey-removed': { zh: '删除通行密钥', en: 'Passkey removed' },
  'recovery-codes-renewed': { zh: '更换恢复码', en: 'Recovery codes renewed' },
  WrongCredentials: { zh: '用户名或密码错误', en: 'Wrong name or password' },
};

/** The words for what an entry of the access log names; a name without words stands for itself. */
export const accessTitles = (operations: readonly Operation[], models: readonly AnyReadModel[]): ((what: string) => Text) => {
  const titles = new Map<string, Text>([
    ...operations.map(({ name, title }) => [name, title] as const),
    ...models.map(({ name, title }) => [name, title] as const),
    ...models.map(({ name, title: { zh, en } }) => [exportOf(name), { zh: `导出：${zh}`, en: `${en}: exported` }] as const),
    ...Object.entries(doors),
  ]);
  return (what) => titles.get(what) ?? { zh: what, en: what };
};
