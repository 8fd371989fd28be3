import { MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useUsualReasons } from '../certificates/useUsualReasons.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { oldRenewalAt } from '../desk/useRenewal.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import {
  archivedList,
  type ArchivedRow,
  reinstateArchivedCertificate,
  revokeArchivedCertificate,
  suspendArchivedCertificate,
} from './queries.ts';

const standingActions = ['suspend', 'reinstate', 'revoke'] as const;
type StandingAction = (typeof standingActions)[number];

const operationOf: Readonly<Record<StandingAction, string>> = {
  suspend: 'suspendArchivedCertificate',
  reinstate: 'reinstateArchivedCertificate',
  revoke: 'revokeArchivedCertificate',
};

const offeredFor = ({ validity }: ArchivedRow): readonly StandingAction[] => {
  if (validity === 'revoked') return [];
  return validity === 'suspended' ? ['reinstate', 'revoke'] : ['suspend', 'revoke'];
};

interface ArchiveListProps {
  readonly waiting: boolean;
  /** Those of one person, of all years, or one alone: what a search or a case leads to. */
  readonly only: { readonly personId: string | null; readonly archiveId: string | null };
}

/** Old certificates: searched, linked to their person, suspended, reinstated and revoked like those of today. */
export const ArchiveList = ({ waiting, only: { personId, archiveId } }: ArchiveListProps) => {
  const { t } = useTranslation('archives');
  const may = useMay();
  const { reads } = useMe();
  const navigate = useNavigate();
  const say = useSay();
  const [asked, setAsked] = useState<{ readonly row: ArchivedRow; readonly action: StandingAction } | null>(null);
  const [shown, setShown] = useState<StandingAction>('suspend');
  const [linking, setLinking] = useState<ArchivedRow | null>(null);
  const narrowed = personId !== null || archiveId !== null;
  const noneHint = waiting ? 'waitingHint' : 'emptyHint';
  const emptyHint = t(narrowed ? 'noneOfPersonHint' : noneHint);
  const commands = {
    suspend: useCommand(suspendArchivedCertificate),
    reinstate: useCommand(reinstateArchivedCertificate),
    revoke: useCommand(revokeArchivedCertificate),
  };
  const usual = useUsualReasons(shown);

  const act = (row: ArchivedRow, action: StandingAction): void => {
    setShown(action);
    setAsked({ row, action });
  };
  const actions = (row: ArchivedRow) => {
    const standing = offeredFor(row)
      .filter((action) => may(operationOf[action]))
      .map((action) => ({ key: action, label: t(action), danger: action === 'revoke', onClick: () => act(row, action) }));
    const years = { key: 'years', label: t('years'), onClick: () => void navigate(`/history/person/${row.personId}`) };
    const renewable = row.linked && row.name !== null && may('registerCase');
    const renew = (): void => void navigate(oldRenewalAt(row.archiveId));
    const again = { key: 'renew', label: t('renewAgain'), onClick: renew };
    const items = [
      ...(renewable && row.renewedBy != null ? [again] : []),
      ...(row.linked && 'person' in reads ? [years] : []),
      ...standing,
    ];
    return (
      <>
        {!row.linked && may('linkArchivedCertificate') && (
          <Button size="small" onClick={() => setLinking(row)} data-testid={`link-${row.archiveId}`}>
            {t('link')}
          </Button>
        )}
        {renewable && row.renewedBy == null && (
          <Button size="small" onClick={renew} data-testid={`renew-${row.archiveId}`}>
            {t('renew')}
          </Button>
        )}
        {row.renewedBy != null && (
          <Link to={`/cases/${row.renewedBy}`} className="small" data-testid={`renewed-${row.archiveId}`}>
            {t('renewed')}
          </Link>
        )}
        {items.length > 0 && (
          <ActionMenu items={items}>
            <Button
              size="small"
              type="text"
              icon={<MoreOutlined />}
              aria-label={`${t('more')} ${row.number ?? row.archiveId}`}
              data-testid={`more-${row.archiveId}`}
            />
          </ActionMenu>
        )}
      </>
    );
  };

  return (
    <>
      <ReadModelTable<ArchivedRow>
        readModel="archived-certificate-list"
        document={archivedList}
        rowKey="archiveId"
        columns={[
          'number',
          'name',
          'maskedDocument',
          'jobName',
          'issuer',
          'source',
          'validFrom',
          'validUntil',
          'validity',
          'institutionId',
        ]}
        filters={
          narrowed
            ? []
            : [
                'name',
                'documentNumber',
                'number',
                'validity',
                'validUntil',
                'source',
                ...(waiting ? [] : ['linked']),
                'employer',
                'examinedOn',
                'archivedAt',
                'institutionId',
              ]
        }
        seldom={['employer', 'examinedOn', 'archivedAt', 'linked']}
        fixed={{ ...(waiting && { linked: false }), ...(personId !== null && { personId }), ...(archiveId !== null && { archiveId }) }}
        {...(narrowed && {
          toolbar: (
            <Link to="/archives">
              <Button>{t('certificates')}</Button>
            </Link>
          ),
        })}
        actions={actions}
        emptyHint={emptyHint}
      />
      <ReasonDialog
        open={asked !== null}
        title={t(`${shown}Title`)}
        lead={
          <>
            <b>{[asked?.row.name, asked?.row.number].filter(Boolean).join(' · ')}</b>
            <br />
            {t(`${shown}Lead`)}
          </>
        }
        action={t(shown)}
        danger={shown !== 'reinstate'}
        usual={usual}
        onConfirm={(reason) => commands[shown].send({ archiveId: asked?.row.archiveId ?? '', reason })}
        onClose={(done) => {
          setAsked(null);
          if (done) say.done(t('done'));
        }}
      />
      <LinkDialog of={linking} onClose={() => setLinking(null)} />
    </>
  );
};
