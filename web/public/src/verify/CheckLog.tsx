import { StatusIcon } from '@healthcert/web-ui/icons.tsx';
import type { Status } from '@healthcert/web-ui/theme.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ageOf, momentIn } from '../app/time.ts';
import type { Answer } from './answer.ts';

interface Line {
  readonly label: string;
  readonly words: string;
  readonly detail?: string | undefined;
  /** Drawn beside the line; none for mere facts. */
  readonly mark?: Status | 'doubt';
}

const signatureLine = ({ signature, keysAt, checkedAt }: Answer, t: TFunction, language: string): Line => {
  const label = t('log.signature');
  const detail = keysAt && t('log.keys', { age: ageOf(keysAt, checkedAt, language) });
  const lines: Readonly<Record<Answer['signature'], Line>> = {
    good: { label, words: t('log.signatureGood'), detail, mark: 'valid' },
    byCity: { label, words: t('log.signatureByCity'), mark: 'valid' },
    bad: { label, words: t('log.signatureBad'), detail, mark: 'revoked' },
    absent: { label, words: t('log.signatureAbsent'), mark: 'doubt' },
    unchecked: { label, words: t('log.signatureUnchecked'), mark: 'doubt' },
  };
  return lines[signature];
};

const statusLine = ({ status, checkedAt }: Answer, t: TFunction, language: string): Line => {
  const label = t('log.status');
  if (status.from === 'nowhere') return { label, words: t('log.statusNowhere'), mark: 'doubt' };
  const line = { label, words: t(`verdict.${status.says}`), mark: status.says === 'invalid' ? 'revoked' : status.says } as const;
  if (status.from === 'register') return { ...line, detail: t('log.statusRegister') };
  const age = ageOf(status.at, checkedAt, language);
  if (!status.outdated) return { ...line, detail: t('log.statusList', { age }) };
  return { ...line, detail: t('log.statusListOutdated', { age }), ...(status.says !== 'invalid' && { mark: 'doubt' }) };
};

/** What was checked, against what, and when: so that a verifier can answer for the result. */
export const CheckLog = ({ answer }: { readonly answer: Answer }) => {
  const { t, i18n } = useTranslation();
  const { credential, checkedAt } = answer;
  const lapsed = credential && credential.expiresAt <= checkedAt;
  const lines: readonly (Line | undefined | false)[] = [
    signatureLine(answer, t, i18n.language),
    credential && { label: t('log.validity'), words: t(lapsed ? 'log.validityOut' : 'log.validityIn'), mark: lapsed ? 'expired' : 'valid' },
    answer.why === 'mixed' && { label: t('log.address'), words: t('log.addressMixed'), mark: 'revoked' },
    answer.verdict !== 'forged' && statusLine(answer, t, i18n.language),
    credential && { label: t('log.form'), words: t(credential.form === 'static' ? 'log.formStatic' : 'log.formRotating') },
    { label: t('log.at'), words: momentIn(i18n.language, checkedAt) },
  ];
  return (
    <section className="sheet log">
      <h2>{t('log.title')}</h2>
      <dl>
        {lines.map(
          (line) =>
            line && (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd>
                  {line.mark && (
                    <span className={`log-mark hc-tone-${line.mark === 'doubt' ? 'suspended' : line.mark}`}>
                      <StatusIcon status={line.mark === 'doubt' ? 'forged' : line.mark} weight={3} />
                    </span>
                  )}
                  <span>
                    {line.words}
                    {line.detail && <small>{line.detail}</small>}
                  </span>
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
};
