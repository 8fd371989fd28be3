import { UndoOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import type { Outcome } from '../commands/outcome.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useSay } from '../commands/useSay.tsx';
import { minuteInChina } from '../words/time.ts';
import { type Entered, useImportRecord } from './useImportRecord.ts';

interface UndoImportProps<Back> {
  /** As the import names it. */
  readonly list: string;
  readonly undo: (back: Back) => Promise<Outcome>;
}

/** What was last imported here, and the button that takes it back; lines that have to stay are named, and why. */
export const UndoImport = <Back,>({ list, undo }: UndoImportProps<Back>) => {
  const { t } = useTranslation('imports');
  const say = useSay();
  const { record, remove, forget } = useImportRecord<Back>(list);
  const { run, state, stop, close } = useBatch<Entered<Back>>();
  if (!record && !state) return null;
  const undoAll = async (): Promise<void> => {
    // What came last may rest on what came first.
    const lines = (record?.entered ?? []).toReversed();
    const undone = await run(lines, ({ back }) => undo(back));
    remove(undone);
    if (undone.length === lines.length) say.done(t('undone', { count: undone.length }));
  };
  return (
    <>
      {record && (
        <Alert
          className="import-undo no-print"
          type="info"
          showIcon
          data-testid="import-record"
          title={t('record', { file: record.file, count: record.entered.length, at: minuteInChina(record.at) })}
          action={
            <Space>
              <Button
                size="small"
                icon={<UndoOutlined />}
                loading={state?.running ?? false}
                onClick={() => void undoAll()}
                data-testid="undo-import"
              >
                {t('undo')}
              </Button>
              <Button size="small" type="text" disabled={state?.running ?? false} onClick={forget} data-testid="keep-import">
                {t('keep')}
              </Button>
            </Space>
          }
        />
      )}
      <BatchProgress title={t('undoing')} state={state} nameOf={({ name }) => name} onStop={stop} onClose={close} />
    </>
  );
};
