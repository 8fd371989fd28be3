import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { cancelCase, issueCertificate, recordArrival } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type ConclusionDialog, ConclusionDialogs } from '../conclusion/ConclusionDialogs.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { ChangedNotice } from './ChangedNotice.tsx';
import type { Programme } from './useProgramme.ts';
import { useSeen } from './useSeen.ts';

export const caseActions = graphql(`
  fragment CaseActions on CaseFile {
    caseId
    revision
    stage
    certifiable
    conclusion {
      concludedBy
      concludedAt
    }
    certificates {
      validity
      issuedAt
    }
    items {
      station
      state
    }
    ...ConclusionDialogs
  }
`);

interface CaseActionsProps {
  readonly of: FragmentType<typeof caseActions>;
  readonly programme: Programme;
}

/** The next step of the case for this person first, the rest behind a menu. */
export const CaseActions = ({ of, programme }: CaseActionsProps) => {
  const file = readFragment(caseActions, of);
  const { caseId, revision, stage } = file;
  const { t } = useTranslation('case');
  const { t: words } = useTranslation('conclusion');
  const { t: certificates } = useTranslation('certificates');
  const seen = useSeen(caseId, revision);
  const may = useMay();
  const { actor } = useMe();
  const navigate = useNavigate();
  const say = useSay();
  const arrive = useCommand(recordArrival);
  const cancel = useCommand(cancelCase);
  const issue = useCommand(issueCertificate);
  const [cancelling, setCancelling] = useState(false);
  const [dialog, setDialog] = useState<ConclusionDialog | null>(null);

  const unconcluded = ['registered', 'arrived', 'examining', 'examined'].includes(stage);
  const concluded = stage === 'concluded' || stage === 'reviewed';
  // A certificate uses its conclusion up, even where it was revoked since.
  const spent = file.certificates.some(({ issuedAt }) => issuedAt >= (file.conclusion?.concludedAt ?? ''));
  const standing = file.certificates.some(({ validity }) => validity === 'valid' || validity === 'suspended');
  const station = file.items.find(({ state }) => state === 'pending')?.station;
  const go = (path: string) => (): void => void navigate(path);

  const next =
    stage === 'registered' && may('recordArrival')
      ? {
          label: t('arrive'),
          act: () => void arrive.send({ caseId }).then((outcome) => say.outcome(outcome, t('arrived'))),
          busy: arrive.busy,
        }
      : (stage === 'arrived' || stage === 'examining') && station && may('recordResult')
        ? { label: t('goStation'), act: go(`/stations/${station}/${caseId}`), busy: false }
        : stage === 'examined' && may('concludeCase')
          ? { label: t('goConclude'), act: go(`/conclusion/${caseId}`), busy: false }
          : stage === 'concluded' && may('reviewConclusion') && file.conclusion?.concludedBy !== actor.id
            ? { label: t('goReview'), act: go(`/review/${caseId}`), busy: false }
            : stage === 'reviewed' && file.certifiable && !spent && may('issueCertificate')
              ? {
                  label: certificates('issue'),
                  act: () => void issue.send({ caseId }).then((outcome) => say.outcome(outcome, certificates('issued'))),
                  busy: issue.busy,
                }
              : null;

  const menu = [
    {
      key: 'correct',
      label: t('correct'),
      shown: may('correctRegistration') && may('registerCase') && stage !== 'cancelled',
      onClick: go(`/desk/${caseId}`),
    },
    { key: 'addItem', label: t('addItem'), shown: may('addItem') && unconcluded, onClick: () => setDialog('addItem') },
    {
      key: 'recheck',
      label: words('recheck'),
      shown: may('orderRecheck') && (unconcluded || stage === 'concluded') && stage !== 'registered',
      onClick: () => setDialog('recheck'),
    },
    { key: 'reopen', label: t('reopen'), shown: may('reopenCase') && concluded && !standing, onClick: () => setDialog('reopen') },
    {
      key: 'cancel',
      label: t('cancel'),
      danger: true,
      shown: may('cancelCase') && unconcluded && file.certificates.length === 0,
      onClick: () => setCancelling(true),
    },
  ].flatMap(({ shown, ...item }) => (shown ? [item] : []));

  return (
    <>
      {menu.length > 0 && (
        <ActionMenu items={menu}>
          <Button data-testid="case-more" aria-label={t('more')}>
            …
          </Button>
        </ActionMenu>
      )}
      {next && (
        <Button type="primary" loading={next.busy} onClick={next.act} data-testid="case-next">
          {next.label}
        </Button>
      )}
      <ConclusionDialogs of={file} programme={programme} seen={seen} dialog={dialog} onClose={() => setDialog(null)} />
      <ReasonDialog
        open={cancelling}
        title={t('cancelTitle')}
        lead={t('cancelLead')}
        action={t('cancel')}
        danger
        usual={[t('usualOwnWish'), t('usualDuplicate')]}
        onConfirm={(reason) => cancel.send({ caseId, reason }, seen.revision)}
        onClose={(done) => {
          setCancelling(false);
          if (done) say.done(t('done'));
        }}
      >
        <ChangedNotice seen={seen} programme={programme} />
      </ReasonDialog>
    </>
  );
};
