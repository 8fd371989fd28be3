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
  readonly mark?: Status;
}

const signatureLine = ({ signature, keysAt, checkedAt }: Answer, t: TFunction, language: string): Line => {
  const label = t('log.signature');
  const detail = keysAt && t('log.keys', { age: ageOf(keysAt, checkedAt, language) });
  const lines: Readonly<Record<Answer['signature'], Line>> = {
    good: { label, words: t('log.signatureGood'), detail, mark: 'valid' },
    bad: { label, words: t('log.signatureBad'), detail, mark: 'revoked' },
    absent: { label, words: t('log.signatureAbsent'), mark: 'suspended' },
    unchecked: { label, words: t('log.signatureUnchecked'), mark: 'suspended' },
  };
  return lines[signature];
};

const statusLine = ({ status, verdict, checkedAt }: Answer, t: TFunction, language: string): Line => {
  const label = t('log.status');
  if (status.from === 'nowhere') return { label, words: t('log.statusNowhere'), mark: 'suspended' };
  // Whether the dates are past has a line of its own.
  const mark = verdict === 'unchecked' ? 'suspended' : verdict === 'expired' ? 'valid' : verdict;
  if (status.from === 'register') return { label, words: t('log.statusRegister'), mark };
  const age = ageOf(status.at, checkedAt, language);
  return { label, words: t(status.outdated ? 'log.statusListOutdated' : 'log.statusList', { age }), mark };
};

/** What was checked, against what, and when: so that a verifier can answer for the result. */
export const CheckLog = ({ answer }: { readonly answer: Answer }) => {
  const { t, i18n } = useTranslation();
  const { credential, checkedAt } = answer;
  const lapsed = credential && credential.expiresAt <= checkedAt;
  const lines: readonly (Line | undefined | false)[] = [
    signatureLine(answer, t, i18n.language),
    credential && { label: t('log.validity'), words: t(lapsed ? 'log.validityOut' : 'log.validityIn'), mark: lapsed ? 'expired' : 'valid' },
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
                    <span className={`log-mark hc-tone-${line.mark}`}>
                      <StatusIcon status={line.mark} weight={3} />
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
