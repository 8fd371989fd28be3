import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../app/Dialog.tsx';
import type { ArchiveImportsQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { importList } from './queries.ts';
import { useUndo } from './useUndo.ts';

type ImportRow = ArchiveImportsQuery['page']['nodes'][number];

/** What was imported, how far it came, and the way back. */
export const ImportList = () => {
  const { t } = useTranslation('archives');
  const { t: common } = useTranslation('commands');
  const text = useText();
  const may = useMay();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<ImportRow | null>(null);
  const { state, undo, clear } = useUndo();
  const close = (): void => {
    if (state?.running) return;
    setAsked(null);
    clear();
  };
  return (
    <>
      <ReadModelTable<ImportRow>
        readModel="archive-import-list"
        document={importList}
        rowKey="importId"
        columns={[
          'begunAt',
          'source',
          'importState',
          'rows',
          'rowsDone',
          'entered',
          'known',
          'refused',
          'withdrawn',
          'kept',
          'begunBy',
          'institutionId',
        ]}
        filters={['source', 'importState', 'begunAt', 'institutionId']}
        emptyHint={t('importsHint')}
        actions={(row) => (
          <>
            {row.importState === 'begun' && may('importArchive') && (
              <Button size="small" onClick={() => void navigate('/archives/import')}>
                {t('goOn')}
              </Button>
            )}
            {row.importState !== 'undone' && may('undoArchiveImport') && (
              <Button size="small" danger onClick={() => setAsked(row)} data-testid={`undo-${row.importId}`}>
                {t('undo')}
              </Button>
            )}
          </>
        )}
      />
      <Dialog
        open={asked !== null}
        title={t('undoTitle')}
        okText={t('undo')}
        cancelText={common(state?.finished ? 'close' : 'cancel')}
        okButtonProps={{
          danger: true,
          loading: state?.running ?? false,
          style: state?.finished ? { display: 'none' } : {},
          'aria-label': t('undo'),
        }}
        onOk={() => asked && void undo(asked.importId)}
        onCancel={close}
        closable={!state?.running}
        mask={{ closable: false }}
      >
        <p>{t('undoLead', { count: asked?.entered ?? 0 })}</p>
        <div aria-live="polite">
          {state?.running && (
            <>
              <p>{t('undoing', { withdrawn: state.withdrawn })}</p>
              <Progress
                aria-label={t('undo')}
                percent={Math.round(((state.withdrawn + state.kept.length) / Math.max(1, asked?.entered ?? 1)) * 100)}
              />
            </>
          )}
          {state?.problem && <Alert type="error" showIcon title={text(state.problem.text)} description={t('undoStopped')} />}
          {state?.finished && (
            <Alert
              type={state.kept.length > 0 ? 'warning' : 'success'}
              showIcon
              data-testid="undo-report"
              title={t('undone', { withdrawn: state.withdrawn, erased: state.erased, kept: state.kept.length })}
              description={state.reasons.map(({ why, count }) => (
                <div key={why.zh}>{t('keptLine', { count, why: text(why) })}</div>
              ))}
            />
          )}
        </div>
      </Dialog>
    </>
  );
};
