import { type Cell, type Cells, wordsOf } from './cell.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** As many as a sheet has, its heading not counted. */
export const mostRowsOfSheet = 1_048_575;
const mostInCell = 32_767;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// oxlint-disable-next-line no-control-regex -- these are what XML cannot hold
const unheld = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as XML holds it: what it cannot hold, Excel writes as _x000B_; what only looks so is written so that it stays. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(unheld, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(/[&<>"]/g, (sign) => entities[sign]!);

/** An apostrophe that reading would take away as a disarming one is doubled; a cell of words is no formula in a workbook. */
const kept = (cell: string): string => (/^'+[=+\-@]/.test(cell) ? `'${cell}` : cell);

const letterOf = (n: number): string => (n < 26 ? '' : letterOf(Math.floor(n / 26) - 1)) + String.fromCodePoint(65 + (n % 26));

/** Of the styles below: text, so that no number loses its leading zeros or last digits; yuan; the heading. */
const style = { text: 1, yuan: 2, head: 3 } as const;

/** `at`: where it is, as Excel calls it: B12. */
const cellXml = (cell: Cell, at: string, ofText: number): string => {
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${at}" s="${style.yuan}"><v>${cell.yuan.toFixed(2)}</v></c>`;
  if (cell === '') return '';
  return `<c r="${at}" s="${ofText}" t="inlineStr"><is><t xml:space="preserve">${escaped(kept(cell).slice(0, mostInCell))}</t></is></c>`;
};

/** `n`: counted from 1; the first is the heading. */
export const rowXml = (cells: Cells, n: number): string =>
  `<row r="${n}">${cells.map((cell, column) => cellXml(cell, `${letterOf(column)}${n}`, n === 1 ? style.head : style.text)).join('')}</row>`;

const widest = 60;

/** In characters; a Chinese one is two wide. */
const widthOf = (rows: readonly Cells[], column: number): number => {
  const widths = rows.map((cells) => Array.from(wordsOf(cells[column] ?? '')).reduce((sum, sign) => sum + (sign > '\u2E80' ? 2 : 1), 0));
  return Math.min(widest, 2 + Math.max(0, ...widths));
};

/** Of these rows, its columns get their widths; the heading stays in sight. */
export const sheetBegins = (rows: readonly Cells[]): string => {
  const columns = (rows[0] ?? []).map((_cell, n) => `<col min="${n + 1}" max="${n + 1}" width="${widthOf(rows, n)}" customWidth="1"/>`);
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
};

export const sheetEnds = (rows: number, columns: number): string =>
  `</sheetData>${rows > 0 && columns > 0 ? `<autoFilter ref="A1:${letterOf(columns - 1)}${rows}"/>` : ''}</worksheet>`;

/** A sheet's name may hold none of these, begin or end with no apostrophe, and has 31 characters at most. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .replaceAll(/^'|'$/g, ' ') || 'Sheet1';

/** What a workbook has besides its sheet, by path: ECMA-376, part 2. */
export const workbookParts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${parts}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${parts}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${parts}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documentRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${documentRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${documentRelations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
});
