import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePrintDocument } from '../printing/usePrintDocument.ts';

/** The examination forms of the cases that are selected, in one go; it shows how far it is and can be stopped. */
export const PrintForms = ({ caseIds, onDone }: { readonly caseIds: readonly string[]; readonly onDone: () => void }) => {
  const { t } = useTranslation('lists');
  const { print, stop, progress } = usePrintDocument();
  if (progress)
    return (
      <Button danger onClick={stop} data-testid="print-forms-stop">
        {t('printFormsStop', { done: progress.done, of: progress.of })}
      </Button>
    );
  return (
    <Button
      icon={<PrinterOutlined />}
      disabled={caseIds.length === 0}
      data-testid="print-forms"
      onClick={() => void print('examinationForm', caseIds).then((done) => done && onDone())}
    >
      {t('printForms', { count: caseIds.length })}
    </Button>
  );
};
