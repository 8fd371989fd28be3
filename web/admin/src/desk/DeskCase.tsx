import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Dropdown, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { PrinterTrouble } from '../agent/PrinterTrouble.tsx';
import { Failure } from '../app/Failure.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { CancelledNotice } from '../case/CancelledNotice.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { cancelCase, recordArrival } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDraftKeeper } from '../drafts/DraftProvider.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import type { PaperKind } from '../printing/fetch-papers.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useRegister } from '../registers/useRegister.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useCode, useText } from '../words/useWords.ts';
import { CopyPicture } from './CopyPicture.tsx';
import { Correction, correctionDraft } from './Correction.tsx';
import { DeskItems, type ItemChange } from './DeskItems.tsx';
import { useDeskPapers } from './useDeskPapers.ts';
import { WayThrough } from './WayThrough.tsx';

const caseAtDesk = graphql(`
  query CaseAtDesk($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      revision
      stage
      programmeId
      programmeVersion
      institutionId
      paperForm
      identity {
        documentNumber
        copies {
          kind
          file
        }
      }
      certificates {
        number
      }
      ...PersonHead
      ...Correction
      ...WayThrough
      ...CancelledNotice
      ...DeskItems
    }
  }
`);

const live = ['case-worklist'];
const papersByHand = ['guideSheet', 'receipt', 'specimenLabel'] as const satisfies readonly PaperKind[];

/** Somebody registered, at the desk: arrival, papers, correction, items, cancelling; Enter goes on to the next person. */
export const DeskCase = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTranslation('desk');
  const { t: words } = useTranslation('case');
  const { t: queue } = useTranslation('queue');
  const text = useText();
  const code = useCode();
  const may = useMay();
  const say = useSay();
  const navigate = useNavigate();
  const drafts = useDraftKeeper();
  const { data, error, again } = useLiveQuery({ query: caseAtDesk, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const arrival = useCommand(recordArrival);
  const cancel = useCommand(cancelCase);
  const reasons = useRegister('cancellation-reasons');
  // What was being corrected when one went to somebody else is still there.
  const [correcting, setCorrecting] = useState(() => drafts.read(correctionDraft(caseId)) !== undefined);
  const [cancelling, setCancelling] = useState(false);
  const [itemChange, setItemChange] = useState<ItemChange | null>(null);
  const next = useRef<HTMLButtonElement>(null);

  const { state: route } = useLocation() as { state: { readonly justRegistered?: boolean } | null };
  const justRegistered = route?.justRegistered === true;
  const papers = useDeskPapers(caseId);
  const shown = Boolean(file && programme);
  useEffect(() => {
    if (justRegistered && shown) next.current?.focus();
  }, [justRegistered, shown]);

  const registered = file?.stage === 'registered';
  const arrive = async (): Promise<void> => {
    if (!registered || arrival.busy || !may('recordArrival')) return;
    if (!say.outcome(await arrival.send({ caseId }), words('arrived'))) return;
    next.current?.focus();
    papers.label();
  };
  const print = async (kind: PaperKind): Promise<void> => {
    if (await papers.print(kind)) next.current?.focus();
  };
  const correct = (): void => {
    if (may('correctRegistration') && file && file.stage !== 'cancelled' && file.identity) setCorrecting(true);
  };
  useHotkeys({ F9: () => void arrive(), F7: () => void print('guideSheet'), F4: correct }, !correcting);

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;
  const open = file.stage !== 'cancelled' && file.identity != null;
  const unconcluded = ['registered', 'arrived', 'examining', 'examined'].includes(file.stage);
  if (correcting) return <Correction of={file} onDone={() => setCorrecting(false)} />;
  const copies = file.identity?.copies ?? [];
  const menu = [
    ...(['addItem', 'removeItem', 'refuseItem'] as const).map((change) => ({
      key: change,
      label: t(change),
      // Before somebody arrived nothing was begun that could be refused.
      shown: may(change) && unconcluded && (change !== 'refuseItem' || !registered),
      onClick: () => setItemChange(change),
    })),
    {
      key: 'cancel',
      label: t('cancelCase'),
      danger: true,
      shown: may('cancelCase') && unconcluded && file.certificates.length === 0,
      onClick: () => setCancelling(true),
    },
  ].flatMap(({ shown: offered, ...item }) => (offered ? [item] : []));
  return (
    <div className="work">
      <PersonHead of={file}>{file.paperForm && <Tag color="warning">{t('lateOf', { form: file.paperForm })}</Tag>}</PersonHead>
      <div className="work-body">
        {papers.notPrinted && (
          <Alert type="warning" showIcon className="work-alert" role="alert" title={t('notPrinted')} data-testid="not-printed" />
        )}
        <PrinterTrouble />
        <CancelledNotice of={file} />
        <WayThrough of={file} programme={programme} />
        {copies.length > 0 && (
          <ul className="copy-list desk-copies">
            {copies.map(({ kind, file: id }) => (
              <li key={id}>
                <CopyPicture file={id} name={code('copyKind', kind)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="work-foot">
        {menu.length > 0 && (
          <ActionMenu items={menu}>
            <Button data-testid="desk-more" aria-label={t('more')}>
              …
            </Button>
          </ActionMenu>
        )}
        <span className="push" />
        {may('correctRegistration') && open && (
          <Button onClick={correct} data-testid="correct">
            {t('correct')} <kbd>F4</kbd>
          </Button>
        )}
        <Dropdown.Button
          trigger={['click']}
          loading={papers.busy}
          menu={{
            items: papersByHand.map((kind) => ({ key: kind, label: t(`print_${kind}`) })),
            onClick: ({ key }) => void print(key as PaperKind),
          }}
          buttonsRender={([main, more]) => [main, more]}
          onClick={() => void print('guideSheet')}
        >
          <span data-testid="print-guide">
            {t('guide')} <kbd>F7</kbd>
          </span>
        </Dropdown.Button>
        {registered && may('recordArrival') && (
          <Button type="primary" loading={arrival.busy} onClick={() => void arrive()} data-testid="arrive">
            {t('arrive')} <kbd>F9</kbd>
          </Button>
        )}
        {may('registerCase') && (
          <Button ref={next} type={registered ? 'default' : 'primary'} onClick={() => void navigate('/desk')} data-testid="next-person">
            {t('nextPerson')} <kbd>⏎</kbd>
          </Button>
        )}
      </footer>
      <DeskItems of={file} programme={programme} change={itemChange} onClose={() => setItemChange(null)} />
      <ReasonDialog
        open={cancelling}
        title={words('cancelTitle')}
        lead={words('cancelLead')}
        action={t('cancelCase')}
        danger
        usual={reasons.map(({ name }) => text(name))}
        onConfirm={(reason) => cancel.send({ caseId, reason }, file.revision)}
        onClose={(done) => {
          setCancelling(false);
          if (done) say.done(words('done'));
        }}
      />
    </div>
  );
};
