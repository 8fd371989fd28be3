/**
 * Stems of passwords that guessers try first, here and abroad; ten characters and more arise from them by repeating,
 * joining and appending digits, which the policy undoes before it looks here.
 */
const stems = `
  password passwort passw0rd p@ssw0rd p@ssword qwerty qwertyui qwertyuiop qazwsx qazwsxedc asdfgh asdfghjkl
  zxcvbn zxcvbnm 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 abc abcd abcdef abcdefg abcdefgh abcdefghij
  admin administrator root user guest test welcome letmein changeme iloveyou woaini woaini1314 monkey dragon
  sunshine princess football baseball superman master aa a qq q zz z wo ni hao nihao zhongguo beijing shanghai
  anhui chuzhou jiankang healthcert health hospital yiyuan tijian jiankangzheng weisheng weishengyuan doctor
  yisheng 密码 我爱你 健康证 你好 管理员
`;

/** The empty stem is that of a password of digits and signs alone. */
export const commonStems: ReadonlySet<string> = new Set(['', ...stems.trim().split(/\s+/)]);

/** Rows of keys and digits: any run of them, forwards or backwards, is as good as nothing. */
export const sequences = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'] as const;
