import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useLatest } from '../app/useLatest.ts';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { dayInChina } from '../words/time.ts';
import { latestOfPerson } from './EarlierCases.tsx';
import { renewalOf, renewalOfOldCard } from './from-earlier.ts';
import { oldCard } from './old-card.ts';
import type { Particulars } from './particulars.ts';

/** The desk with the form of a renewal, of a case's certificate or of an old system's card. */
export const renewalAt = (caseId: string): string => `/desk?renew=${caseId}`;
export const oldRenewalAt = (archiveId: string): string => `/desk?renewOld=${archiveId}`;

interface Renewing {
  /** What is typed already, and not saved. */
  readonly typed: Particulars;
  /** The programme that is offered where the old card does not tell. */
  readonly usualProgramme: string;
  readonly onRenew: (taken: Particulars) => void;
}

/**
 * A case or an old card in the address, from the certificate that is to be renewed: its person and work fill the form. What somebody else's
 * form holds unsaved is given up only when the clerk says so.
 */
export const useRenewal = ({ typed, usualProgramme, onRenew }: Renewing): void => {
  const { t } = useTranslation('desk');
  const { modal, message } = App.useApp();
  const client = useClient();
  const say = useSay();
  const [asked, setAsked] = useSearchParams();
  const { programmes } = useDirectory();
  const latest = useLatest({ typed, onRenew, programmes });
  const caseId = asked.get('renew');
  const archiveId = asked.get('renewOld');

  useEffect(() => {
    if (caseId === null && archiveId === null) return;
    setAsked({}, { replace: true });
    const fresh = { requestPolicy: 'network-only' } as const;
    const today = dayInChina(new Date());
    /** Null: erased, or not to be seen; undefined: there was no answer. */
    const renewal = async (): Promise<Particulars | null | undefined> => {
      if (caseId !== null) {
        const { data, error } = await client.query(latestOfPerson, { caseId }, fresh).toPromise();
        if (error && !data?.caseFile) return undefined;
        return data?.caseFile?.identity ? renewalOf(data.caseFile, today) : null;
      }
      const { data, error } = await client.query(oldCard, { archiveId: archiveId ?? '' }, fresh).toPromise();
      if (error && !data?.archivedCertificate) return undefined;
      const card = data?.archivedCertificate;
      return card ? renewalOfOldCard(card, latest.current.programmes, usualProgramme, today) : null;
    };
    const open = async (): Promise<void> => {
      const taken = await renewal();
      if (taken === undefined) return void say.outcome(unreachable, '');
      if (taken === null) return void message.warning(t('cannotRenew'));
      const before = latest.current.typed;
      const lost = before.documentNumber !== taken.documentNumber && (before.documentNumber !== '' || before.name !== '');
      if (!lost) return latest.current.onRenew(taken);
      let agreed = false;
      modal.confirm({
        title: t('renewInstead', { name: before.name || before.documentNumber }),
        content: t('renewInsteadHint', { name: taken.name }),
        okText: t('renewAnyway'),
        cancelText: t('keepTyped'),
        onOk: () => {
          agreed = true;
        },
        // Only then the dialog lets go of the keyboard.
        afterClose: () => agreed && latest.current.onRenew(taken),
      });
    };
    void open();
    // Once for each case or card in the address.
  }, [caseId, archiveId]);
};
