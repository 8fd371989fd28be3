import { rejections } from '@healthcert/domain/kernel';

export const reject = rejections({
  PairingCodeUnknown: {
    zh: '配对码不正确、已使用或已过期，请管理员重新生成',
    en: 'This pairing code is wrong, used or too old: have an administrator make a new one',
  },
  TooManyPairingCodes: {
    zh: '未使用的配对码太多，请稍后再试',
    en: 'Too many pairing codes are still unused; please try again later',
  },
});
