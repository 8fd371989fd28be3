/** GB/T 3304: the 56 by their number, without 族; 97 others, 98 naturalised. */
const names = (
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 ' +
  '达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
).split(' ');

const byCode: ReadonlyMap<string, string> = new Map([
  ...names.map((name, n) => [String(n + 1).padStart(2, '0'), name] as const),
  ['97', '其他'],
  ['98', '外国血统中国籍人士'],
]);

/** The group's name for its number, or for its name with 族; null: neither. */
export const ethnicGroupOf = (given: string): string | null => {
  const text = given.trim();
  if (/^\d{1,2}$/.test(text)) return byCode.get(text.padStart(2, '0')) ?? null;
  const name = text.length > 1 ? text.replace(/族$/, '') : text;
  return [...byCode.values()].includes(name) ? name : null;
};
