import { parameter, type Parameter } from './parameter.ts';

const minutes = { zh: '分钟', en: 'minutes' };
const hours = { zh: '小时', en: 'hour(s)' };
const days = { zh: '天', en: 'day(s)' };

/** Desks are shared and left: half an hour. */
export const sessionIdleMinutes = parameter('session-idle-minutes', {
  type: 'number',
  range: [5, 480],
  default: 30,
  group: 'signIn',
  scope: 'city',
  unit: minutes,
  title: { zh: '无操作后自动退出', en: 'Signed out when idle' },
  about: {
    zh: '登录后多久没有操作须重新登录。诊室电脑常由多人使用，不宜过长。',
    en: 'How long a session lasts without a request. Desks are shared: keep it short.',
  },
});

/** One working day at most. */
export const sessionLongestHours = parameter('session-longest-hours', {
  type: 'number',
  range: [1, 24],
  default: 12,
  group: 'signIn',
  scope: 'city',
  unit: hours,
  title: { zh: '一次登录最长', en: 'Longest session' },
  about: {
    zh: '登录后最长多久须重新登录，使用中也一样；修改后用于新的登录。',
    en: 'A session ends after this, in use as well. Holds for those who sign in from now on.',
  },
});

export const freeSignInFailures = parameter('free-sign-in-failures', {
  type: 'number',
  range: [3, 20],
  default: 5,
  group: 'signIn',
  scope: 'city',
  confirm: true,
  unit: { zh: '次', en: 'times' },
  title: { zh: '允许连续输错', en: 'Wrong passwords that are free' },
  about: {
    zh: '同一用户名连续输错密码或验证码几次之后开始锁定，锁定时间逐次加倍。',
    en: 'After so many wrong passwords or codes at one name each further one doubles the wait.',
  },
});

export const longestLockMinutes = parameter('longest-lock-minutes', {
  type: 'number',
  range: [1, 120],
  default: 15,
  group: 'signIn',
  scope: 'city',
  confirm: true,
  unit: minutes,
  title: { zh: '最长锁定时间', en: 'Longest lock' },
  about: {
    zh: '锁定时间加倍到此为止，使他人不能长期锁住一个用户。',
    en: 'The wait doubles up to this, so that nobody is kept out for long by the guesses of another.',
  },
});

export const passwordLeastLength = parameter('password-least-length', {
  type: 'number',
  range: [8, 64],
  default: 10,
  group: 'signIn',
  scope: 'city',
  confirm: true,
  onPages: true,
  unit: { zh: '位', en: 'characters' },
  title: { zh: '密码最短长度', en: 'Shortest password' },
  about: { zh: '修改后用于新设的密码，已有密码不变。', en: 'Of passwords that are set from now on; those that are in use stay.' },
});

export const lateEntryDays = parameter('late-entry-days', {
  type: 'number',
  range: [1, 366],
  default: 31,
  group: 'registration',
  scope: 'city',
  confirm: true,
  unit: days,
  title: { zh: '纸质表补录期限', en: 'Late entry from paper' },
  about: {
    zh: '纸质体检表上的登记日期距今超过此期限，不能再补录。',
    en: 'How long after the day on a paper form it may still be entered.',
  },
});

export const recordsMissedBookings = parameter('records-missed-bookings', {
  type: 'switch',
  default: true,
  group: 'registration',
  scope: 'institution',
  title: { zh: '夜间自动记录爽约', en: 'No-shows recorded by night' },
  about: {
    zh: '每晚把前一天已预约而未到的人记为爽约；关闭后由前台自行记录。',
    en: 'Every night those who were booked for the day before and did not come are recorded; off: the desk does it.',
  },
});

export const recheckCalledDays = parameter('recheck-called-days', {
  type: 'number',
  range: [0, 30],
  default: 1,
  group: 'followUp',
  scope: 'institution',
  unit: days,
  title: { zh: '复查到期前提醒', en: 'Reminded before a recheck' },
  about: {
    zh: '复查日期之前几天提醒工作人员通知本人；用于此后开具的复查。',
    en: 'So many days before a recheck is due it is pointed out, so that the person can be called. Of rechecks ordered from now on.',
  },
});

export const recheckMissedDays = parameter('recheck-missed-days', {
  type: 'number',
  range: [1, 60],
  default: 1,
  group: 'followUp',
  scope: 'institution',
  unit: days,
  title: { zh: '复查逾期后提醒', en: 'Reminded after a recheck' },
  about: {
    zh: '复查日期之后几天仍未复查，再次提醒；用于此后开具的复查。',
    en: 'So many days after its day a recheck that nobody came to is pointed out. Of rechecks ordered from now on.',
  },
});

export const diagnosisBeforeResultDays = parameter('diagnosis-before-result-days', {
  type: 'number',
  range: [1, 60],
  default: 7,
  group: 'followUp',
  scope: 'city',
  confirm: true,
  unit: days,
  title: { zh: '诊断早于结果的最长天数', en: 'Diagnosis before its result' },
  about: {
    zh: '填写的诊断时间最多可比检查结果早几天；报告时限从诊断时间起算。',
    en: 'How far before its result a diagnosis may be said to lie. The hours of the law count from the diagnosis.',
  },
});

export const cardsAtOnce = parameter('cards-at-once', {
  type: 'number',
  range: [10, 400],
  default: 100,
  group: 'papers',
  scope: 'city',
  unit: { zh: '张', en: 'cards' },
  title: { zh: '一次打印卡片最多', en: 'Cards printed at once' },
  about: { zh: '一个打印文件里最多放几张健康证卡片。', en: 'Most cards in one file for the printer.' },
});

export const papersAtOnce = parameter('papers-at-once', {
  type: 'number',
  range: [10, 500],
  default: 500,
  group: 'papers',
  scope: 'institution',
  onPages: true,
  unit: { zh: '份', en: 'papers' },
  title: { zh: '一批打印最多', en: 'Papers in one batch' },
  about: {
    zh: '按名单成批打印时一批最多几份；打印机较慢的机构可以减少。',
    en: 'Most papers that one batch prints. An institution with a slow printer sets less.',
  },
});

export const verificationsPerMinute = parameter('verifications-per-minute', {
  type: 'number',
  range: [30, 6000],
  default: 600,
  group: 'papers',
  scope: 'city',
  confirm: true,
  unit: { zh: '次', en: 'times' },
  title: { zh: '每个地址每分钟核验', en: 'Verifications a minute' },
  about: {
    zh: '一个网络地址每分钟最多查询几次健康证状态，防止批量抓取。',
    en: 'How often a minute one address may ask for the status of certificates: against harvesting.',
  },
});

export const listPageSize = parameter('list-page-size', {
  type: 'choice',
  choices: [20, 50, 100, 200],
  default: 50,
  group: 'pages',
  scope: 'institution',
  onPages: true,
  unit: { zh: '行', en: 'rows' },
  title: { zh: '列表每次载入', en: 'Rows of a list at once' },
  about: { zh: '列表首次显示、每次“更多”的行数。', en: 'How many rows a list shows first, and each time more are asked for.' },
});

export const searchHits = parameter('search-hits', {
  type: 'number',
  range: [5, 50],
  default: 20,
  group: 'pages',
  scope: 'city',
  unit: { zh: '条', en: 'hits' },
  title: { zh: '搜索最多显示', en: 'Hits of a search' },
  about: { zh: '顶部搜索框最多列出几条结果。', en: 'Most results that the search at the top lists.' },
});

export const licenceWarningDays = parameter('licence-warning-days', {
  type: 'number',
  range: [7, 365],
  default: 60,
  group: 'pages',
  scope: 'city',
  onPages: true,
  unit: days,
  title: { zh: '执业许可到期提醒', en: 'Licence warning' },
  about: {
    zh: '机构执业许可证到期前多少天开始提醒。',
    en: 'How long before its practice licence ends an institution is pointed out.',
  },
});

/** Every value that a city sets, in the order of the page. A new one is added here, and is there. */
export const parameters: readonly Parameter[] = [
  sessionIdleMinutes,
  sessionLongestHours,
  freeSignInFailures,
  longestLockMinutes,
  passwordLeastLength,
  lateEntryDays,
  recordsMissedBookings,
  recheckCalledDays,
  recheckMissedDays,
  diagnosisBeforeResultDays,
  cardsAtOnce,
  papersAtOnce,
  verificationsPerMinute,
  listPageSize,
  searchHits,
  licenceWarningDays,
];

export const parameterOf = (name: string): Parameter | undefined => parameters.find((one) => one.name === name);
