import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { focusSearch } from '../app/SearchBox.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useProgramme } from '../case/useProgramme.ts';
import { cancelCase, recordArrival } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { Correction } from './Correction.tsx';
import { GuideSheet } from './GuideSheet.tsx';

const caseAtDesk = graphql(`
  query CaseAtDesk($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      revision
      stage
      programmeId
      programmeVersion
      institutionId
      identity {
        documentNumber
      }
      certificates {
        number
      }
      ...PersonHead
      ...Correction
      ...GuideSheet
    }
  }
`);

const live = ['case-worklist'];

/** Somebody registered, at the desk: arrival, guide sheet, correction, cancelling. */
export const DeskCase = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTranslation('desk');
  const { t: words } = useTranslation('case');
  const { t: queue } = useTranslation('queue');
  const may = useMay();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: caseAtDesk, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const arrival = useCommand(recordArrival);
  const cancel = useCommand(cancelCase);
  const [correcting, setCorrecting] = useState(false);
  const [cancelling, setCancelling] = useState(false);

  const printing = usePrintDocument();
  const printGuide = async (): Promise<void> => {
    if (printing.progress === null) await printing.print('guideSheet', [caseId]);
  };

  const registered = file?.stage === 'registered';
  const arrive = async (): Promise<void> => {
    if (!registered || arrival.busy || !may('recordArrival')) return;
    if (say.outcome(await arrival.send({ caseId }), words('arrived'))) focusSearch();
  };
  const prevented = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useHotkeys(
    { F9: prevented(() => void arrive()), F7: prevented(() => void printGuide()), F4: prevented(() => setCorrecting(true)) },
    !correcting,
  );

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;
  const open = file.stage !== 'cancelled' && file.identity != null;
  if (correcting) return <Correction of={file} onDone={() => setCorrecting(false)} />;
  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body">
        <GuideSheet of={file} programme={programme} />
      </div>
      <footer className="work-foot">
        {may('cancelCase') && open && file.certificates.length === 0 && (
          <Button danger type="text" onClick={() => setCancelling(true)} data-testid="cancel-case">
            {t('cancelCase')}
          </Button>
        )}
        <span className="push" />
        {may('correctRegistration') && open && (
          <Button onClick={() => setCorrecting(true)} data-testid="correct">
            {t('correct')} <kbd>F4</kbd>
          </Button>
        )}
        <Button
          loading={printing.progress !== null}
          onClick={() => void printGuide()}
          type={registered ? 'default' : 'primary'}
          data-testid="print-guide"
        >
          {t('guide')} <kbd>F7</kbd>
        </Button>
        {registered && may('recordArrival') && (
          <Button type="primary" loading={arrival.busy} onClick={() => void arrive()} data-testid="arrive">
            {t('arrive')} <kbd>F9</kbd>
          </Button>
        )}
      </footer>
      <ReasonDialog
        open={cancelling}
        title={words('cancelTitle')}
        lead={words('cancelLead')}
        action={t('cancelCase')}
        danger
        usual={[words('usualOwnWish'), words('usualDuplicate')]}
        onConfirm={(reason) => cancel.send({ caseId, reason }, file.revision)}
        onClose={(done) => {
          setCancelling(false);
          if (done) say.done(words('done'));
        }}
      />
    </div>
  );
};
