import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useLatest } from '../app/useLatest.ts';
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

type Question = ReturnType<ReturnType<typeof App.useApp>['modal']['confirm']>;

/**
 * A case's or specimen's barcode scanned at a station: opens that person here. While another person is open it first says
 * whose it is and asks; nothing is ever entered for the one for the other. What counts is who is open when the answer comes,
 * and only the last scan: the hands may have gone on meanwhile. Whoever scans on instead of answering means the one scanned
 * last: the question that stands waits for it, and is then about that person.
 */
export const useScan = (openCase: string | undefined, open: (caseId: string) => void) => {
  const { t } = useTranslation('stations');
  const client = useClient();
  const { message, modal } = App.useApp();
  const here = useLatest({ openCase, open });
  const last = useRef(0);
  const question = useRef<Question | null>(null);
  const stopHearing = useRef<() => void>(() => undefined);
  useEffect(
    () => () => {
      last.current = -1;
    },
    [],
  );
  return useCallback(
    async function scan(scanned: string, nameOf: string | null): Promise<void> {
      const text = scanned.normalize('NFKC').trim();
      if (text === '') return;
      const mine = (last.current += 1);
      question.current?.update({ okButtonProps: { loading: true } });
      const { data } = await client.query(scanQuery, { text }, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== last.current) return;
      const hits = data?.search.hits.filter(({ kind }) => kind === 'case') ?? [];
      const hit = data?.search.code != null || hits.length === 1 ? hits[0] : undefined;
      const caseId = hit?.caseId ?? null;
      const name = hit?.name ?? hit?.caseNumber ?? '';
      if (caseId !== null && caseId !== here.current.openCase && here.current.openCase !== undefined) return ask(caseId, name);

      question.current?.destroy();
      question.current = null;
      if (caseId === null) return void message.warning(data ? t('scanUnknown', { text: text.slice(0, 30) }) : t('scanFailed'));
      if (caseId === here.current.openCase) return void message.success(t('scanSame', { name }));
      return here.current.open(caseId);

      function ask(other: string, whose: string): void {
        let switching = false;
        const asked = {
          title: t('scanOther', { name: whose }),
          content: t('scanOtherHint', { name: nameOf ?? t('scanOpenPerson') }),
          okText: t('scanSwitch', { name: whose }),
          okButtonProps: { loading: false },
          onOk: () => {
            switching = true;
            question.current = null;
          },
          onCancel: () => {
            question.current = null;
          },
          // Only then: what a closing dialog gives the focus back to is gone with the person before.
          afterClose: () => {
            stopHearing.current();
            if (switching) here.current.open(other);
          },
        };
        if (question.current) return question.current.update(asked);
        stopHearing.current();
        stopHearing.current = hearScans((next) => void scan(next, nameOf));
        question.current = modal.confirm({ ...asked, cancelText: t('scanStay'), autoFocusButton: 'ok' });
      }
    },
    [client, message, modal, t, here],
  );
};
