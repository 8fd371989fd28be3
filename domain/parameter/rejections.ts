import { proposalRefusals, rejections } from '@healthcert/domain/kernel';

export const parameterRefusals = {
  ...proposalRefusals,
  UnknownParameter: { zh: '没有此参数', en: 'There is no such parameter' },
  CityAlone: { zh: '此参数由全市统一设置', en: 'This parameter has one value for the whole city' },
  OutOfRange: { zh: '须为 {least} 至 {most} 的整数', en: 'It must be a whole number from {least} to {most}' },
  NotAChoice: { zh: '须为以下之一：{choices}', en: 'It must be one of {choices}' },
  NotASwitch: { zh: '只能是开或关', en: 'It is on or off' },
  SetMeanwhile: { zh: '该参数已被他人修改，请重新查看', en: 'Somebody else has set it since: look at it again' },
  NothingChanged: { zh: '与现行值相同', en: 'It is set so already' },
  ReasonMissing: { zh: '须由他人审定的参数，请填写修改理由', en: 'Another person confirms this one: say why' },
  MenuChangedMeanwhile: { zh: '该菜单已被他人修改，请重新查看', en: 'Somebody else has arranged this menu since: look at it again' },
  PlaceTwice: { zh: '菜单中“{place}”重复', en: '"{place}" is in the menu twice' },
  PlaceNeeded: { zh: '“{place}”不能从菜单中去掉', en: '"{place}" cannot be taken out of the menu' },
  MenuOfUnknownRole: { zh: '没有此角色', en: 'There is no such role' },
} as const;

export const reject = rejections(parameterRefusals);
