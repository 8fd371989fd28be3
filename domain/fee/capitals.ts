const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

/** Four digits: "1050" is 壹仟零伍拾. */
const group = (four: string): string =>
  Array.from(four, (digit, n) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[four.length - 1 - n]}`))
    .join('')
    .replaceAll(/零+/g, '零')
    .replace(/零$/, '');

const whole = (yuan: string): string => {
  const fours = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0').match(/.{4}/g) ?? [];
  return fours
    .map((four, n) => (Number(four) === 0 ? '零' : `${group(four)}${groups[fours.length - 1 - n]}`))
    .join('')
    .replaceAll(/零+/g, '零')
    .replaceAll(/^零|零$/g, '');
};

/**
 * An amount as it is written so that nobody can change it (中国人民银行《支付结算办法》 annex 1): 10505 fen is
 * 壹佰零伍元零伍分, 10500 is 壹佰零伍元整. Below nought it begins with 负. Up to a thousand million yuan.
 */
export const inCapitals = (fen: number): string => {
  const amount = String(Math.abs(fen)).padStart(3, '0');
  const [yuan, jiao, cent] = [whole(amount.slice(0, -2)), Number(amount.at(-2)), Number(amount.at(-1))];
  const said = `${jiao > 0 ? `${digits[jiao]}角` : yuan !== '' && cent > 0 ? '零' : ''}${cent > 0 ? `${digits[cent]}分` : ''}`;
  return `${fen < 0 ? '负' : ''}${yuan === '' ? (said === '' ? '零元' : '') : `${yuan}元`}${said}${cent > 0 ? '' : '整'}`;
};
