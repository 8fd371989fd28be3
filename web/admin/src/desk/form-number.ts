/** Damm's table, as the server checks the numbers of blank forms by. */
const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** A blank form's number as it is printed; null while it is not one, or its check digit is wrong. */
export const readFormNumber = (typed: string): string | null => {
  const number = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^B\d{9}$/.test(number)) return null;
  let interim = 0;
  for (const digit of number.slice(1)) interim = Number(table[interim]?.[Number(digit)]);
  return interim === 0 ? number : null;
};
