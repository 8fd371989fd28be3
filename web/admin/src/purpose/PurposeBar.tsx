import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { useRegister } from '../registers/useRegister.ts';
import { session, type StatedPurpose } from '../session/session.ts';
import { useMe, useSession } from '../session/SessionProvider.tsx';
import { shortTime } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { PurposeDialog } from './PurposeDialog.tsx';

/** Pages of persons, each with the list that it shows. */
const ofPersons = [
  ['/cases', 'case-worklist'],
  ['/rechecks', 'case-worklist'],
  ['/notifications', 'notification-list'],
  ['/certificates', 'certificate-register'],
  ['/persons', 'person'],
  ['/history/person', 'person'],
  ['/logs', 'case-timeline'],
] as const;

const Stated = ({ purpose, onChange }: { readonly purpose: StatedPurpose; readonly onChange: () => void }) => {
  const { t } = useTranslation('purpose');
  const today = useToday();
  const text = useText();
  const { accept, verify } = useSession();
  const name = useRegister('reading-purposes').find(({ code }) => code === purpose.code)?.name;
  // What has ended is shown no longer than the server shows it.
  useEffect(() => {
    if (purpose.until === null) return undefined;
    const timer = setTimeout(verify, Math.max(0, Date.parse(purpose.until) - Date.now()) + 1000);
    return () => clearTimeout(timer);
  }, [purpose.until, verify]);
  return (
    <section className="purpose-bar purpose-stated no-print" aria-label={t('title')} data-testid="purpose-stated">
      <EyeOutlined aria-hidden="true" />
      <span>
        {t('stated')} <b>{name ? text(name) : purpose.code}</b>
        {purpose.reference !== null && <span className="number"> {purpose.reference}</span>}
      </span>
      <span className="muted small purpose-since">
        {purpose.since !== null && `${t('since', { time: shortTime(purpose.since, today) })} · `}
        {t('recorded')}
      </span>
      <Button size="small" type="text" onClick={onChange} data-testid="purpose-change">
        {t('change')}
      </Button>
      <Button size="small" onClick={() => void session.statePurpose({ code: null }).then(accept, verify)} data-testid="purpose-end">
        {t('end')}
      </Button>
    </section>
  );
};

/** Above every page of those who state a purpose: what it is, or that nobody's name is shown without one. */
export const PurposeBar = () => {
  const { t } = useTranslation('purpose');
  const { asksPurpose, purpose } = useMe();
  const { pathname } = useLocation();
  const [asking, setAsking] = useState(false);
  const withheld = ofPersons.some(([path, list]) => pathname.startsWith(path) && asksPurpose.includes(list));
  return (
    <>
      {purpose && <Stated purpose={purpose} onChange={() => setAsking(true)} />}
      {!purpose && withheld && (
        <section className="purpose-bar purpose-missing no-print" aria-label={t('title')} data-testid="purpose-missing">
          <EyeInvisibleOutlined aria-hidden="true" />
          <span>{t('withheld')}</span>
          <Button size="small" type="primary" onClick={() => setAsking(true)} data-testid="purpose-state">
            {t('state')}
          </Button>
        </section>
      )}
      {asking && <PurposeDialog open onClose={() => setAsking(false)} />}
    </>
  );
};
