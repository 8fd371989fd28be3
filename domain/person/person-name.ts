const narrow = (name: string): string =>
  name
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCodePoint(wide.codePointAt(0)! - 0xfee0))
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim();

const middleDots = /\s*[·•‧∙・･●]\s*/g;
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/**
 * A name as it is stored: full-width Latin narrowed, one kind of middle dot (U+00B7), no spaces between Chinese
 * characters. Characters themselves stay as they are on the document, variants and rare ones too.
 */
export const normaliseName = (name: string): string => narrow(name).replaceAll(middleDots, '·').replaceAll(betweenHan, '');
