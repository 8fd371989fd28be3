import { both } from '../words/both.ts';

export const imports = both({
  zh: {
    choose: '选择文件',
    another: '换一个文件',
    drop: '把文件拖到这里，或直接粘贴（Ctrl+V）从表格复制的行，首行为列名',
    pasted: '粘贴的内容',
    reading: '正在读取…',
    line: '行',
    only: '只看',
    reason: '不能录入的原因',
    saveRefused: '下载不能录入的行（{{count}}）',
  },
  en: {
    choose: 'Choose a file',
    another: 'Another file',
    drop: 'Drop the file here, or paste (Ctrl+V) rows copied from a spreadsheet, headings first',
    pasted: 'Pasted rows',
    reading: 'Reading…',
    line: 'Row',
    only: 'Show',
    reason: 'Why it was refused',
    saveRefused: 'Download the refused rows ({{count}})',
  },
});
