import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Progress as Saving } from './useGridSave.ts';

/** What came of a paste, line by line. */
export const Told = ({ words, onClose }: { readonly words: readonly string[]; readonly onClose: () => void }) =>
  words.length > 0 && (
    <Alert
      className="work-alert grid-told"
      type="info"
      closable
      onClose={onClose}
      data-testid="grid-told"
      title={words.map((one) => (
        <span key={one}>{one}</span>
      ))}
    />
  );

/** How far the saving is, and how it ended. */
export const GridReport = ({ progress: { done, failed, total, running } }: { readonly progress: Saving }) => {
  const { t } = useTranslation('grid');
  const ended = t(failed > 0 ? 'savedSome' : 'saved', { done, failed });
  return (
    <Alert
      className="work-alert"
      data-testid="grid-report"
      type={running ? 'info' : failed > 0 ? 'warning' : 'success'}
      title={running ? t('saving', { done: done + failed, total }) : ended}
      description={
        running && (
          <Progress
            aria-label={t('saving', { done: done + failed, total })}
            percent={Math.round(((done + failed) / Math.max(1, total)) * 100)}
          />
        )
      }
    />
  );
};
