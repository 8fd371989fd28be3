import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/useCommand.ts';
import { ProposalNotice } from '../proposals/ProposalNotice.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { confirmProposal, type Desk, type Programme, returnProposal, withdrawProposal } from './queries.ts';

interface RulesProposalProps {
  readonly programmeId: string;
  readonly proposal: NonNullable<Desk['proposal']>;
}

/** The version that waits for its confirmation, or was returned. */
export const RulesProposal = ({ programmeId, proposal }: RulesProposalProps) => {
  const { t } = useTranslation('rules');
  const { actor, operations } = useMe();
  const withdraw = useCommand(withdrawProposal);
  const confirm = useCommand(confirmProposal);
  const giveBack = useCommand(returnProposal);
  const { version, validFrom: from } = proposal.programme as Programme;
  const { edition, proposedBy, returned } = proposal;
  const looked = { programmeId, edition };
  return (
    <ProposalNotice
      testId="rules"
      proposal={{ ...proposal, returned: returned ?? null }}
      title={t(returned ? 'returnedTitle' : proposedBy === actor.id ? 'waitingMine' : 'waiting', { version, from })}
      mayDecide={'confirmProgrammeProposal' in operations}
      confirmLabel={t('confirm')}
      confirm={{
        title: t('confirmTitle', { version }),
        lead: t('confirmLead', { from }),
        done: t('confirmed', { version, from }),
        act: () => confirm.send(looked),
      }}
      withdraw={{
        title: t('withdrawTitle', { version }),
        lead: t('withdrawLead'),
        done: t('withdrawn'),
        act: () => withdraw.send(looked),
      }}
      giveBack={{ title: t('giveBackTitle', { version }), act: (reason) => giveBack.send({ ...looked, reason }) }}
    />
  );
};
