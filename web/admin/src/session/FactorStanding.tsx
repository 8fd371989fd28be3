import { KeyOutlined, MobileOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { minuteInChina } from '../words/time.ts';
import { useRow } from '../words/useWords.ts';
import { OfficeLink } from './OfficeLink.tsx';
import { passkeysHere } from './passkeys.ts';
import type { Passkey, SecondFactorStanding } from './session.ts';

/** What one wants changed. */
export type FactorDeed =
  | { readonly deed: 'set-up' | 'turn-off' | 'renew' | 'add-passkey' }
  | { readonly deed: 'remove-passkey'; readonly passkey: Passkey };

interface FactorStandingProps {
  readonly standing: SecondFactorStanding;
  readonly onDeed: (deed: FactorDeed) => void;
}

/** What one signs in with beside the password. */
export const FactorStanding = ({ standing, onDeed }: FactorStandingProps) => {
  const { t } = useTranslation('session');
  const inRow = useRow();
  const { authenticator, passkeys, passkeysAt, recoveryCodes, needed } = standing;
  const factors = Number(authenticator) + passkeys.length;
  /** The last of what a role asks for stays. */
  const fixed = needed && factors === 1;
  const usedOf = ({ addedAt, lastUsedAt }: Passkey): string =>
    inRow([
      t('passkeyAdded', { at: minuteInChina(addedAt) }),
      lastUsedAt ? t('passkeyUsed', { at: minuteInChina(lastUsedAt) }) : t('passkeyNeverUsed'),
    ]);
  const usable = passkeysHere(passkeysAt);
  return (
    <div className="factors">
      <p className="muted">{t('enrolOwn')}</p>
      {needed && <Alert type="info" showIcon title={t('secondNeeded')} />}
      <section aria-label={t('authenticator')} className="factor">
        <MobileOutlined className="factor-icon" />
        <div className="factor-words">
          <h2>{t('authenticator')}</h2>
          <p className="muted small">{t(authenticator ? 'authenticatorOn' : 'authenticatorOff')}</p>
        </div>
        {authenticator ? (
          <Button disabled={fixed} onClick={() => onDeed({ deed: 'turn-off' })}>
            {t('turnOff')}
          </Button>
        ) : (
          <Button onClick={() => onDeed({ deed: 'set-up' })} data-testid="enrol">
            {t('authenticatorSet')}
          </Button>
        )}
      </section>
      <section aria-label={t('passkeys')} className="factor">
        <KeyOutlined className="factor-icon" />
        <div className="factor-words">
          <h2>{t('passkeys')}</h2>
          <p className="muted small">{t('passkeysHint')}</p>
          {!usable && <p className="small">{passkeysAt === null ? t('passkeysNowhere') : t('passkeysElsewhere', { at: passkeysAt })}</p>}
        </div>
        {usable && (
          <Button onClick={() => onDeed({ deed: 'add-passkey' })} data-testid="add-passkey">
            {t('passkeyAdd')}
          </Button>
        )}
      </section>
      {passkeys.length > 0 && (
        <ul className="passkeys" data-testid="passkeys">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div className="factor-words">
                {passkey.name}
                <p className="muted small">{usedOf(passkey)}</p>
              </div>
              <Button
                size="small"
                disabled={fixed}
                aria-label={t('passkeyRemove', { name: passkey.name })}
                onClick={() => onDeed({ deed: 'remove-passkey', passkey })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {factors > 0 && (
        <section className="factor">
          <div className="factor-words">{t('recoveryLeft', { count: recoveryCodes })}</div>
          <Button onClick={() => onDeed({ deed: 'renew' })}>{t('renewCodes')}</Button>
        </section>
      )}
      <OfficeLink />
    </div>
  );
};
