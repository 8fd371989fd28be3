import type { Programme } from '../programme.ts';
import { commonItems } from './items.ts';
import { commonRules } from './rules.ts';

const barred = '《公共场所卫生管理条例》第七条；《公共场所卫生管理条例实施细则》第十条';

/** Workers of Chuzhou (341100) who serve customers of public places directly, yearly. */
export const publicPlace: Programme = {
  id: 'public-place',
  version: 1,
  name: { zh: '公共场所从业人员健康检查', en: 'Health examination of public-place workers' },
  category: 'public-place',
  categoryCode: '02',
  area: '341100',
  validFrom: '2026-01-01',
  legalBasis: [
    '《公共场所卫生管理条例》第七条、第十四条',
    '《公共场所卫生管理条例实施细则》(2017) 第十条',
    '人社部发〔2010〕12号 (不得检测乙肝项目)',
  ],
  jobs: [
    { code: 'lodging', name: { zh: '住宿服务', en: 'Lodging' } },
    { code: 'bathing', name: { zh: '沐浴服务', en: 'Bath house' } },
    { code: 'hairdressing', name: { zh: '理发', en: 'Hairdressing' } },
    { code: 'beauty', name: { zh: '美容', en: 'Beauty care' } },
    { code: 'entertainment', name: { zh: '歌舞、游艺等娱乐场所', en: 'Dance, games and other entertainment venue' }, minimumAge: 18 },
    { code: 'cinema', name: { zh: '影剧院', en: 'Cinema or theatre' } },
    { code: 'swimming', name: { zh: '游泳场馆', en: 'Swimming pool' } },
    { code: 'sports', name: { zh: '体育场馆、公园', en: 'Sports venue or park' } },
    { code: 'exhibition', name: { zh: '图书馆、博物馆、展览馆', en: 'Library, museum or exhibition' } },
    { code: 'shop', name: { zh: '商场、书店', en: 'Shop or bookshop' } },
    { code: 'waitingRoom', name: { zh: '候诊、候车室及公共交通', en: 'Waiting room or public transport' } },
  ],
  items: commonItems,
  rules: commonRules({
    disqualifying: barred,
    offPost: barred,
    hepatitisDoubt:
      '条例第七条写病毒性肝炎，细则写甲型、戊型，此处从细则 (the regulation says viral hepatitis, its rules A and E: the latter is followed)',
  }),
  validityMonths: 12,
  review: 'secondPerson',
  minimumAge: 16,
};
