import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  InboxOutlined,
  InfoCircleFilled,
  LoadingOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { minuteInChina } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import type { Scan, Standing } from './scans.ts';

const icons: Readonly<Record<Standing, React.ReactNode>> = {
  busy: <LoadingOutlined />,
  gathered: <InboxOutlined />,
  done: <CheckCircleFilled />,
  already: <InfoCircleFilled />,
  refused: <CloseCircleFilled />,
  undone: <UndoOutlined />,
};

/** What one scan came to: whose tube, which, when, and where it stands; or why nothing was done. */
export const ScanRow = ({ scan, onDrop }: { readonly scan: Scan; readonly onDrop: () => void }) => {
  const { t } = useTranslation('specimens');
  const code = useCode();
  const { specimen, standing, state, words, at, text } = scan;
  return (
    <li className={`scan scan-${standing}`} data-testid={`scan-${standing}`}>
      <span className="scan-mark" role="img" aria-label={t(`standing.${standing}`)}>
        {icons[standing]}
      </span>
      <span className="scan-who">
        <b>{specimen ? (specimen.name ?? specimen.caseNumber) : text.slice(0, 40)}</b>
        {specimen && (
          <>
            <span className={`kind kind-${specimen.kind}`}>{code('kind', specimen.kind)}</span>
            <span className="number muted">{specimen.number}</span>
          </>
        )}
      </span>
      <span className="scan-state">{state && code('state', state)}</span>
      <time className="number muted" dateTime={at}>
        {minuteInChina(at).slice(11)}
      </time>
      {standing === 'gathered' ? (
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('drop')} onClick={onDrop} />
      ) : (
        <span />
      )}
      {words && <span className="scan-words">{words}</span>}
    </li>
  );
};
