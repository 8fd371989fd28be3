import { StatusIcon } from '@healthcert/web-ui/icons.tsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../app/time.ts';
import { loadSignedSources } from '../verify/signed-sources.ts';

type Sources = Awaited<ReturnType<typeof loadSignedSources>>;

/** Fetches what an offline check will need, and says how old it is. */
export const OfflineReadiness = () => {
  const { t, i18n } = useTranslation();
  const [sources, setSources] = useState<Sources>();
  useEffect(() => {
    void loadSignedSources().then(setSources);
  }, []);
  const now = new Date();
  const { keys, lists = [] } = sources ?? {};
  // As old as the oldest: any certificate may be in that one.
  const list = lists.toSorted((one, other) => one.issuedAt.getTime() - other.issuedAt.getTime())[0];
  const ready = keys && list && keys.keys.length > 0;
  return (
    <aside className={`readiness hc-tone-${ready ? 'valid' : 'unchecked'}`}>
      {sources && (
        <p>
          <StatusIcon status={ready ? 'valid' : 'unchecked'} size={20} weight={2.6} />
          <span>
            <strong>{t(ready ? 'start.offlineReady' : 'start.offlineNot')}</strong>
            <br />
            {ready
              ? t('start.offlineReadyHint', { keys: ageOf(keys.at, now, i18n.language), list: ageOf(list.issuedAt, now, i18n.language) })
              : t('start.offlineNotHint')}
          </span>
        </p>
      )}
      <p className="private">{t('start.private')}</p>
    </aside>
  );
};
