import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { useLatest } from '../app/useLatest.ts';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { dayInChina } from '../words/time.ts';
import { latestOfPerson } from './EarlierCases.tsx';
import { renewalOf } from './from-earlier.ts';
import type { Particulars } from './particulars.ts';

/** The desk with the form of a renewal. */
export const renewalAt = (caseId: string): string => `/desk?renew=${caseId}`;

interface Renewing {
  /** What is typed already, and not saved. */
  readonly typed: Particulars;
  readonly onRenew: (taken: Particulars) => void;
}

/**
 * A case in the address, from the certificate that is to be renewed: its person and work fill the form. What somebody else's
 * form holds unsaved is given up only when the clerk says so.
 */
export const useRenewal = ({ typed, onRenew }: Renewing): void => {
  const { t } = useTranslation('desk');
  const { modal, message } = App.useApp();
  const client = useClient();
  const say = useSay();
  const [asked, setAsked] = useSearchParams();
  const latest = useLatest({ typed, onRenew });
  const caseId = asked.get('renew');

  useEffect(() => {
    if (caseId === null) return;
    setAsked({}, { replace: true });
    const open = async (): Promise<void> => {
      const { data, error } = await client.query(latestOfPerson, { caseId }, { requestPolicy: 'network-only' }).toPromise();
      const file = data?.caseFile;
      if (error && !file) return void say.outcome(unreachable, '');
      if (!file?.identity) return void message.warning(t('cannotRenew'));
      const taken = renewalOf(file, dayInChina(new Date()));
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
    // Once for each case in the address.
  }, [caseId]);
};
