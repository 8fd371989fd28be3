import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
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
 * whose it is and asks; nothing is ever entered for the one for the other.
 */
export const useScan = (openCase: string | undefined, nameOf: string | null, open: (caseId: string) => void) => {
  const { t } = useTranslation('stations');
  const client = useClient();
  const { message, modal } = App.useApp();
  return useCallback(
    async (scanned: string): Promise<void> => {
      const text = scanned.normalize('NFKC').trim();
      if (text === '') return;
      const { data } = await client.query(scanQuery, { text }, { requestPolicy: 'network-only' }).toPromise();
      const hits = data?.search.hits.filter(({ kind }) => kind === 'case') ?? [];
      const hit = data?.search.code != null || hits.length === 1 ? hits[0] : undefined;
      if (!hit?.caseId) return void message.warning(data ? t('scanUnknown', { text: text.slice(0, 30) }) : t('scanFailed'));
      const { caseId } = hit;
      const name = hit.name ?? hit.caseNumber ?? '';
      if (caseId === openCase) return void message.success(t('scanSame', { name }));
      if (openCase === undefined) return open(caseId);
      let switching = false;
      modal.confirm({
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
          if (switching) open(caseId);
        },
      });
    },
    [client, message, modal, nameOf, open, openCase, t],
  );
};
