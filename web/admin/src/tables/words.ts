import { both } from '../words/both.ts';

export const tables = both({
  zh: {
    exporting: '正在导出',
    rowsOf: '{{rows}} / {{of}} 行',
    rowsSoFar: '已写入 {{rows}} 行',
    stop: '停止导出',
    stopped: '已停止导出，没有保存文件',
    exported: '已导出 {{count}} 行',
    failed: '导出没有完成，没有保存文件',
  },
  en: {
    exporting: 'Exporting',
    rowsOf: '{{rows}} of {{of}} rows',
    rowsSoFar: '{{rows}} rows so far',
    stop: 'Stop',
    stopped: 'Export stopped: no file was saved',
    exported: 'Rows exported: {{count}}',
    failed: 'The export did not finish: no file was saved',
  },
});
