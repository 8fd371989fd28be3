import { rejections } from '@healthcert/domain/kernel';

export const reject = rejections({
  DayClosed: { zh: '当日已日结，此后的收费计入次日', en: 'The day is closed: what comes now goes to the next day' },
  DayUnknown: { zh: '该收费员当日没有收费', en: 'The cashier took nothing on that day' },
  DayMoved: { zh: '日结期间又有收费，请重新核对', en: 'Something was booked meanwhile: look at the figures again' },
  DifferenceUnexplained: {
    zh: '实点与应有现金相差 {difference} 元，请选择原因',
    en: 'The cash counted differs by {difference} yuan: say why',
  },
});
