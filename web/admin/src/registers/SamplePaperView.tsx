import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Sample, useSamplePaper } from './useSamplePaper.ts';

/** How the paper will look, beside the form that changes it. */
export const SamplePaperView = (sample: Sample) => {
  const { t } = useTranslation('registers');
  const { url, busy, failed } = useSamplePaper(sample);
  return (
    <aside className="sample-paper" aria-busy={busy}>
      <p className="value-label">{t('preview')}</p>
      {failed && <Alert type="warning" showIcon title={t('previewFailed')} />}
      {!url && !failed && <Skeleton.Image active />}
      {url && <img src={url} alt={t('preview')} data-testid="sample-paper" className={busy ? 'sample-busy' : ''} />}
    </aside>
  );
};
