import { rejections } from '@healthcert/domain/kernel';

/** What a person is told at the door. One text for a wrong name and a wrong password: nobody learns which names exist. */
export const reject = rejections({
  WrongCredentials: { zh: '用户名或密码不正确', en: 'The user name or the password is not right' },
  WrongCurrentPassword: { zh: '当前密码不正确', en: 'The current password is not right' },
  TooManyAttempts: { zh: '尝试次数过多，请在 {seconds} 秒后再试', en: 'Too many attempts; try again in {seconds} seconds' },
  SignInBusy: { zh: '系统繁忙，请稍后再试', en: 'The system is busy; please try again shortly' },
  WrongCode: { zh: '验证码不正确', en: 'The code is not right' },
  CodeUsed: { zh: '该验证码已用过，请等待下一个', en: 'This code has been used: wait for the next one' },
  NoSecondFactor: { zh: '尚未设置两步验证', en: 'No second factor is set up' },
  SecondFactorEnrolled: {
    zh: '已设置手机验证器，如需更换请先关闭',
    en: 'An authenticator is set up: turn it off first',
  },
  NoPasskey: { zh: '没有此通行密钥', en: 'There is no such passkey' },
  PasskeyRefused: { zh: '通行密钥验证未通过，请重试', en: 'The passkey was not accepted; please try again' },
  PasskeyExpired: { zh: '操作已超时，请重试', en: 'That took too long; please try again' },
  PasskeyKnown: { zh: '此设备的通行密钥已登记', en: 'This passkey is registered already' },
  PasskeyCopied: {
    zh: '该通行密钥的使用次数不符，可能已被复制，请改用其他方式并删除它',
    en: 'This passkey counts less than it should and may have been copied: use another way, and remove it',
  },
  PasskeysElsewhere: {
    zh: '通行密钥须在本系统的正式网址上使用',
    en: 'Passkeys are used at the configured address of this system',
  },
  TooManyPasskeys: { zh: '最多登记 {most} 个通行密钥', en: 'At most {most} passkeys are registered' },
  LoginNameInvalid: { zh: '用户名须为 2 至 64 个字符，且不含空格', en: 'A user name has 2 to 64 characters and no spaces' },
  LoginNameTaken: { zh: '该用户名已被使用', en: 'This user name is taken' },
  PasswordTooShort: { zh: '密码至少 {least} 个字符', en: 'A password has at least {least} characters' },
  PasswordTooLong: { zh: '密码最多 {most} 个字符', en: 'A password has at most {most} characters' },
  PasswordHoldsLoginName: { zh: '密码不能包含用户名', en: 'A password must not contain the user name' },
  PasswordTooCommon: { zh: '该密码过于常见，容易被猜到', en: 'This password is too common and easily guessed' },
  PasswordUnchanged: { zh: '新密码不能与当前密码相同', en: 'The new password must differ from the current one' },
});
