import type { DecisionRow, Programme } from '../programme.ts';
import { commonItems, vibrio } from './items.ts';
import { commonRules } from './rules.ts';

const barred = '国卫食品发〔2016〕31号；《中华人民共和国食品安全法》第四十五条';
const offPost = 'GB 31654-2021；《餐饮服务食品安全操作规范》(2018)';

const cholera: DecisionRow = {
  id: 'vibrioCholerae.detected',
  item: 'vibrioCholerae',
  when: { finding: 'detected' },
  outcome: 'unfit',
  reason: {
    zh: '检出霍乱弧菌，治愈前不得从事；2小时内报告',
    en: 'Vibrio cholerae detected: barred until cured; to be reported within 2 hours',
  },
  legalBasis: barred,
  doubt: '是否检测依季节和地方要求 (whether it is tested depends on season and place)',
};

/** Food handlers of Chuzhou (341100): those who touch ready-to-eat food, yearly. */
export const foodHandler: Programme = {
  id: 'food-handler',
  version: 1,
  name: { zh: '食品从业人员健康检查', en: 'Health examination of food handlers' },
  category: 'food',
  categoryCode: '01',
  area: '341100',
  validFrom: '2026-01-01',
  legalBasis: [
    '《中华人民共和国食品安全法》第四十五条',
    '《有碍食品安全的疾病目录》(国卫食品发〔2016〕31号)',
    '人社部发〔2010〕12号 (不得检测乙肝项目)',
  ],
  jobs: [
    { code: 'cook', name: { zh: '厨师', en: 'Cook' } },
    { code: 'kitchenAssistant', name: { zh: '厨房帮工', en: 'Kitchen assistant' } },
    { code: 'waiter', name: { zh: '餐厅服务员', en: 'Waiter' } },
    { code: 'foodSales', name: { zh: '直接入口食品销售', en: 'Seller of ready-to-eat food' } },
    { code: 'foodProduction', name: { zh: '食品生产加工', en: 'Food production' } },
    { code: 'canteen', name: { zh: '集体食堂从业人员', en: 'Canteen staff' } },
    { code: 'tablewareDisinfection', name: { zh: '餐具集中消毒', en: 'Central disinfection of tableware' } },
    { code: 'milking', name: { zh: '挤奶及乳品', en: 'Milking and dairy' } },
    { code: 'delivery', name: { zh: '网络餐饮配送', en: 'Meal delivery' } },
  ],
  items: [...commonItems, vibrio],
  rules: [...commonRules({ disqualifying: barred, offPost }), cholera],
  validityMonths: 12,
  review: 'secondPerson',
  minimumAge: 16,
};
