export const printing = {
  zh: {
    sent: '已交打印：{{count}} 份',
    sentButFor: '已交打印：{{count}} 份；{{leftOut}} 份不能打印',
    agentGone: '桌面助手没有回应，改用浏览器打印',
    routeFailed: '打印没有开始，请检查打印机后重试',
  },
  en: {
    sent: 'Sent to the printer: {{count}}',
    sentButFor: 'Sent to the printer: {{count}}; {{leftOut}} cannot be printed',
    agentGone: 'The desk agent does not answer: printing by the browser',
    routeFailed: 'Printing did not begin. Check the printer and try again',
  },
};
