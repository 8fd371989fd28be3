import { rejections } from '@healthcert/domain/kernel';

/** What somebody is told of a file of rows that will not do. */
export const reject = rejections({
  TableEmpty: { zh: '文件里没有数据', en: 'The file holds no rows' },
  TableTooLarge: { zh: '文件不能超过 {most} MB', en: 'The file must not exceed {most} MB' },
  TableTooManyRows: { zh: '一次最多 {most} 行，请分几次导入', en: 'At most {most} rows at once: split the file' },
  TableTooWide: { zh: '最多 {most} 列', en: 'At most {most} columns' },
  TableUnreadable: { zh: '文件不是表格，或已损坏', en: 'The file is no table, or it is damaged' },
  TableEncodingUnknown: { zh: '无法识别文字编码，请另存为 UTF-8 或 GB18030', en: 'The encoding is not known: save it as UTF-8 or GB18030' },
  TableMergedCells: { zh: '{cells} 是合并的单元格，请取消合并后再导入', en: '{cells} is merged: unmerge it and try again' },
  TableQuoteOpen: { zh: '第 {line} 行的引号没有闭合', en: 'A quotation mark in line {line} is not closed' },
  TableRowTooWide: {
    zh: '第 {line} 行的单元格比表头多；含逗号的内容须加引号',
    en: 'Line {line} has more cells than there are headings: put what holds a comma in quotation marks',
  },
  TableHeadDouble: { zh: '表头“{name}”出现了两次', en: 'The heading "{name}" stands twice' },
});
