import { rejections } from '@healthcert/domain/kernel';
import { CodeTooDense, DocumentUnprintable, NothingDrawn } from '@healthcert/integrations/print';

const reject = rejections({
  CodeDoesNotFit: { zh: '二维码或条码放不进版式中的位置，请调整版式', en: 'A code does not fit its place in the layout' },
  NothingToPrint: { zh: '没有可打印的内容', en: 'There is nothing to print' },
  PictureUnreadable: { zh: '照片或图片无法打印，请重新上传', en: 'A picture cannot be printed; please upload it again' },
});

/** What a paper cannot be printed for, in words. @throws Rejection */
export const asPrinted = async <Result>(draw: () => Promise<Result>): Promise<Result> => {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof NothingDrawn) return reject('NothingToPrint');
    if (!(error instanceof DocumentUnprintable)) throw error;
    return reject(error.cause instanceof CodeTooDense ? 'CodeDoesNotFit' : 'PictureUnreadable');
  }
};
