import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Outcome } from '../commands/outcome.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';

export interface Proposed {
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly returned?: { readonly reason: string; readonly returnedBy: string; readonly returnedAt: string } | null;
}

interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly done: string;
  readonly act: () => Promise<Outcome>;
}

interface ProposalNoticeProps {
  readonly proposal: Proposed;
  /** What is proposed, in a sentence. */
  readonly title: string;
  readonly testId: string;
  /** Whether one may confirm what others propose. */
  readonly mayDecide: boolean;
  /** What the button says, where "confirm" says too little. */
  readonly confirmLabel?: string;
  readonly confirm: Asked;
  readonly withdraw: Asked;
  readonly giveBack: { readonly title: string; readonly act: (reason: string) => Promise<Outcome> };
}

/** What is proposed, by whom and why; who may decide decides here, who proposed may take it back. */
export const ProposalNotice = (props: ProposalNoticeProps) => {
  const { proposal, title, testId, mayDecide, confirmLabel, confirm, withdraw, giveBack } = props;
  const { t } = useTranslation('proposals');
  const { actor } = useMe();
  const { staffName } = useDirectory();
  const { modal } = App.useApp();
  const say = useSay();
  const [returning, setReturning] = useState(false);
  const { note, proposedBy, proposedAt, returned } = proposal;
  const mine = proposedBy === actor.id;

  const ask = (what: 'confirm' | 'withdraw', okText: string, { title: asked, lead, done, act }: Asked): void =>
    void modal.confirm({
      title: asked,
      content: lead,
      okText,
      okButtonProps: { 'data-testid': `${what}-yes` },
      onOk: async () => void say.outcome(await act(), done),
    });

  return (
    <>
      <Alert
        className="proposal-notice"
        data-testid={`${testId}-proposal`}
        type={returned ? 'warning' : 'info'}
        showIcon
        title={title}
        description={
          <>
            <p>
              {t('why')}
              {note} <span className="muted small">{t('by', { name: staffName(proposedBy), at: minuteInChina(proposedAt) })}</span>
            </p>
            {returned && (
              <p>
                {t('returnedFor')}
                {returned.reason}{' '}
                <span className="muted small">
                  {t('by', { name: staffName(returned.returnedBy), at: minuteInChina(returned.returnedAt) })}
                </span>
              </p>
            )}
          </>
        }
        action={
          <span className="proposal-decide">
            {!mine && !returned && mayDecide && (
              <>
                <Button
                  type="primary"
                  data-testid={`${testId}-confirm`}
                  onClick={() => ask('confirm', confirmLabel ?? t('confirm'), confirm)}
                >
                  {confirmLabel ?? t('confirm')}
                </Button>
                <Button data-testid={`${testId}-return`} onClick={() => setReturning(true)}>
                  {t('giveBack')}
                </Button>
              </>
            )}
            {mine && (
              <Button data-testid={`${testId}-withdraw`} onClick={() => ask('withdraw', t('withdraw'), withdraw)}>
                {t('withdraw')}
              </Button>
            )}
          </span>
        }
      />
      <ReasonDialog
        open={returning}
        title={giveBack.title}
        action={t('giveBack')}
        onConfirm={async (reason) => {
          const outcome = await giveBack.act(reason);
          if (outcome.ok) say.done(t('givenBack'));
          return outcome;
        }}
        onClose={() => setReturning(false)}
      />
    </>
  );
};
