import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/useCommand.ts';
import { ProposalNotice } from '../proposals/ProposalNotice.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { confirmParameterProposal, type Parameter, returnParameterProposal, withdrawParameterProposal } from './queries.ts';
import { useValueWords } from './useValueWords.ts';

interface ParameterProposalProps {
  readonly parameter: Parameter;
  readonly proposal: NonNullable<Parameter['proposal']>;
  readonly institutionId: string | null;
}

/** A value that waits for its confirmation, or was returned. */
export const ParameterProposal = ({ parameter, proposal, institutionId }: ParameterProposalProps) => {
  const { t } = useTranslation('parameters');
  const text = useText();
  const inWords = useValueWords();
  const { actor, operations, institution } = useMe();
  const withdraw = useCommand(withdrawParameterProposal);
  const confirm = useCommand(confirmParameterProposal);
  const giveBack = useCommand(returnParameterProposal);
  const scope = operations.confirmParameterProposal;
  const title = text(parameter.title);
  const value = inWords(parameter, proposal.value ?? parameter.otherwise);
  const looked = { institutionId, name: parameter.name, edition: proposal.edition };
  return (
    <ProposalNotice
      testId="parameter"
      proposal={{ ...proposal, returned: proposal.returned ?? null }}
      title={t(proposal.returned ? 'returnedTitle' : proposal.proposedBy === actor.id ? 'waitingMine' : 'waiting', { value })}
      mayDecide={scope === 'city' || (scope !== undefined && institutionId !== null && institutionId === institution?.id)}
      confirm={{
        title: t('confirmTitle', { title }),
        lead: t('confirmLead', { before: inWords(parameter, parameter.inForce), after: value }),
        done: t('confirmed', { title, value }),
        act: () => confirm.send(looked),
      }}
      withdraw={{ title: t('withdrawTitle'), lead: t('withdrawLead'), done: t('withdrawn'), act: () => withdraw.send(looked) }}
      giveBack={{ title: t('giveBackTitle', { title }), act: (reason) => giveBack.send({ ...looked, reason }) }}
    />
  );
};
