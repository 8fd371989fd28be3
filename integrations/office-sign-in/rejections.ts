import { rejections, type Text } from '@healthcert/domain/kernel';

/** Why a sign-in that another system was asked for did not come about, for the person whose it was. */
export const handOverTexts = {
  HandOverNotOurs: {
    zh: '登录请求已失效或不是由本浏览器发起，请重新登录',
    en: 'This sign-in is over, or was not begun by this browser: please begin again',
  },
  HandOverRefused: { zh: '对方系统没有确认登录', en: 'The other system did not confirm the sign-in' },
  HandOverForged: {
    zh: '对方系统的答复未通过验证，未登录',
    en: 'What the other system answered could not be verified: you are not signed in',
  },
  HandOverExpired: { zh: '对方系统的登录凭证已过期，请重新登录', en: 'What the other system answered had expired: please begin again' },
  HandOverUnavailable: {
    zh: '暂时无法连接对方系统，请稍后再试或用密码登录',
    en: 'The other system cannot be reached now: try again later, or sign in by password',
  },
  NotLinked: {
    zh: '该账号尚未与本系统用户关联。请先用密码登录后自行关联，或联系管理员',
    en: 'That account is linked to no user here: sign in by password and link it, or ask an administrator',
  },
  SubjectTaken: { zh: '该账号已与另一用户关联', en: 'That account is linked to another user' },
  AlreadyLinked: { zh: '您已关联另一个账号，请先解除', en: 'You have linked another account: remove that link first' },
} as const satisfies Record<string, Text>;

export const reject = rejections(handOverTexts);
