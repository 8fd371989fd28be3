import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { confirmProposal, type Desk, type Programme, returnProposal, withdrawProposal } from './queries.ts';

interface ProposalNoticeProps {
  readonly programmeId: string;
  readonly proposal: NonNullable<Desk['proposal']>;
}

/** What is proposed, by whom and why; who may decide decides here, who proposed may take it back. */
export const ProposalNotice = ({ programmeId, proposal }: ProposalNoticeProps) => {
  const { t } = useTranslation('rules');
  const { actor, operations } = useMe();
  const { staffName } = useDirectory();
  const { modal } = App.useApp();
  const say = useSay();
  const withdraw = useCommand(withdrawProposal);
  const confirm = useCommand(confirmProposal);
  const giveBack = useCommand(returnProposal);
  const [returning, setReturning] = useState(false);
  const { version, validFrom: from } = proposal.programme as Programme;
  const { edition, note, proposedBy, proposedAt, returned } = proposal;
  const mine = proposedBy === actor.id;
  const decides = !mine && !returned && 'confirmProgrammeProposal' in operations;
  const looked = { programmeId, edition };

  const asked = (what: 'confirm' | 'withdraw', act: () => Promise<void>): void =>
    void modal.confirm({
      title: t(`${what}Title`, { version }),
      content: t(`${what}Lead`, { from }),
      okText: t(what),
      okButtonProps: { 'data-testid': `${what}-yes` },
      onOk: act,
    });

  return (
    <>
      <Alert
        className="rule-notice"
        data-testid="rules-proposal"
        type={returned ? 'warning' : 'info'}
        showIcon
        title={t(returned ? 'returnedTitle' : mine ? 'waitingMine' : 'waiting', { version, from })}
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
          <span className="rule-decide">
            {decides && (
              <>
                <Button
                  type="primary"
                  loading={confirm.busy}
                  data-testid="rules-confirm"
                  onClick={() =>
                    asked('confirm', async () => void say.outcome(await confirm.send(looked), t('confirmed', { version, from })))
                  }
                >
                  {t('confirm')}
                </Button>
                <Button data-testid="rules-return" onClick={() => setReturning(true)}>
                  {t('giveBack')}
                </Button>
              </>
            )}
            {mine && (
              <Button
                loading={withdraw.busy}
                data-testid="rules-withdraw"
                onClick={() => asked('withdraw', async () => void say.outcome(await withdraw.send(looked), t('withdrawn')))}
              >
                {t('withdraw')}
              </Button>
            )}
          </span>
        }
      />
      <ReasonDialog
        open={returning}
        title={t('giveBackTitle', { version })}
        action={t('giveBack')}
        onConfirm={async (reason) => {
          const outcome = await giveBack.send({ ...looked, reason });
          if (outcome.ok) say.done(t('givenBack'));
          return outcome;
        }}
        onClose={() => setReturning(false)}
      />
    </>
  );
};
