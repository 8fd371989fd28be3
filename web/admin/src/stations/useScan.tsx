import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { hearScans } from '../commands/scanned.ts';
import { graphql } from '../gql/index.ts';

const scanQuery = graphql(`
  query ScanAtStation($text: String!) {
    search(text: $text) {
      code
      hits {
        kind
        caseId
        name
        caseNumber
      }
    }
  }
`);

/**
 * A case's or specimen's barcode scanned at a station: opens that person here. While another person is open it first says
 * whose it is and asks; nothing is ever entered for the one for the other. What counts is who is open when the answer comes,
 * and only the last scan: the hands may have gone on meanwhile.
 */
export const useScan = (openCase: string | undefined, open: (caseId: string) => void) => {
  const { t } = useTranslation('stations');
  const client = useClient();
  const { message, modal } = App.useApp();
  const here = useRef({ openCase, open });
  here.current = { openCase, open };
  const last = useRef(0);
  const latest = useRef<(scanned: string, nameOf: string | null) => Promise<void>>(async () => undefined);
  useEffect(
    () => () => {
      last.current = -1;
    },
    [],
  );
  const scan = useCallback(
    async (scanned: string, nameOf: string | null): Promise<void> => {
      const text = scanned.normalize('NFKC').trim();
      if (text === '') return;
      const mine = (last.current += 1);
      const { data } = await client.query(scanQuery, { text }, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== last.current) return;
      const hits = data?.search.hits.filter(({ kind }) => kind === 'case') ?? [];
      const hit = data?.search.code != null || hits.length === 1 ? hits[0] : undefined;
      if (!hit?.caseId) return void message.warning(data ? t('scanUnknown', { text: text.slice(0, 30) }) : t('scanFailed'));
      const { caseId } = hit;
      const name = hit.name ?? hit.caseNumber ?? '';
      if (caseId === here.current.openCase) return void message.success(t('scanSame', { name }));
      if (here.current.openCase === undefined) return here.current.open(caseId);
      let switching = false;
      const asking = modal.confirm({
        title: t('scanOther', { name }),
        content: t('scanOtherHint', { name: nameOf ?? t('scanOpenPerson') }),
        okText: t('scanSwitch', { name }),
        cancelText: t('scanStay'),
        autoFocusButton: 'ok',
        onOk: () => {
          switching = true;
        },
        // Only then: what a closing dialog gives the focus back to is gone with the person before.
        afterClose: () => {
          stopHearing();
          if (switching) here.current.open(caseId);
        },
      });
      // Whoever scans on instead of answering means the one scanned last.
      const stopHearing = hearScans((next) => {
        asking.destroy();
        void latest.current(next, nameOf);
      });
    },
    [client, message, modal, t],
  );
  useEffect(() => {
    latest.current = scan;
  }, [scan]);
  return scan;
};
