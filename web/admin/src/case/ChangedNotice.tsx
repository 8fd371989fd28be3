import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { minuteInChina } from '../words/time.ts';
import { useLanguage, useText } from '../words/useWords.ts';
import { tellingChanges } from './change-words.ts';
import { ChangeList } from './ChangeList.tsx';
import type { Programme } from './useProgramme.ts';
import type { Seen } from './useSeen.ts';

const mostShown = 6;

/** What others did to a case since it was looked at; nothing is decided on it before that was seen. */
export const ChangedNotice = ({ seen, programme }: { readonly seen: Seen; readonly programme: Programme }) => {
  const { t } = useTranslation('case');
  const text = useText();
  const language = useLanguage();
  if (!seen.changed) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="work-alert changed"
      data-testid="changed"
      title={t('changed')}
      description={
        <>
          {seen.changes.map(({ eventId, title, at, actorName, changes }) => (
            <div key={eventId}>
              <b>{text(title)}</b>{' '}
              <span className="muted small">
                {actorName} · {minuteInChina(at)}
              </span>
              <ChangeList changes={tellingChanges(changes, language).slice(0, mostShown)} programme={programme} />
            </div>
          ))}
        </>
      }
      action={
        <Button ref={seen.button} size="small" onClick={seen.accept} data-testid="changed-seen">
          {t('changedSeen')}
        </Button>
      }
    />
  );
};
