import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { renewalAt } from '../desk/useRenewal.ts';
import { graphql } from '../gql/index.ts';
import type { CertificateListQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { paperAddress } from '../printing/print-document.ts';
import { BatchActions } from './BatchActions.tsx';
import { actionsFor, type CertificateAction, operationOf } from './certificate-actions.ts';
import { keepsEnter } from './keeps-enter.ts';
import { CertificateDialog } from './CertificateDialog.tsx';
import { usePrinting } from './usePrinting.tsx';

const certificateList = graphql(`
  query CertificateList($filter: CertificateRegisterFilter, $sort: CertificateRegisterSort, $first: Int, $after: String) {
    page: certificateRegister(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        number
        caseId
        personId
        institutionId
        opaqueId
        statusIndex
        name
        maskedDocument
        jobCode
        jobName
        employer
        examinedOn
        portraitFile
        category
        validFrom
        validUntil
        validity
        custody
        statusReason
        supersededBy
        reprints
        issuedAt
        handedOutAt
        issuedBy
        revision
        withheld
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      upToDate
    }
  }
`);

type Row = CertificateListQuery['page']['nodes'][number];

interface CertificateListProps {
  readonly fixed: Readonly<Record<string, unknown>>;
}

export const CertificateList = ({ fixed }: CertificateListProps) => {
  const { t } = useTranslation('certificates');
  const may = useMay();
  const me = useMe();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Row[]>([]);
  const [asked, setAsked] = useState<{ readonly row: Row; readonly action: Exclude<CertificateAction, 'print'> } | null>(null);
  const printing = usePrinting();
  const today = dayInChina(new Date());
  const mayPrint = may('printCertificate') || may('reprintCertificate');
  const selects = mayPrint || may('handOutCertificate') || may('suspendCertificate');
  const of = ({ caseId, number, name, validity, custody, validUntil }: Row) => ({
    caseId,
    number,
    name: name ?? null,
    validity,
    custody,
    validUntil,
  });
  const count = (holds: (row: Row) => boolean): number => selected.filter(holds).length;

  const act = (row: Row, action: CertificateAction): void => {
    if (action === 'print') printing.print([of(row)]);
    else setAsked({ row, action });
  };

  const actions = (row: Row) => {
    const offered = actionsFor(row, today).filter((action) => may(operationOf[action]));
    const first = offered[0] === 'print' || offered[0] === 'handOut' ? offered[0] : null;
    const rest = offered.filter((action) => action !== first);
    const items = [
      ...rest.map((action) => ({ key: action, label: t(action), danger: action === 'revoke', onClick: () => act(row, action) })),
      ...(may('registerCase')
        ? [{ key: 'renew', label: t('renew'), onClick: () => void navigate(renewalAt(row.caseId)) }]
        : []),
      ...(mayPrint && row.validity === 'valid'
        ? [
            {
              key: 'preview',
              label: t('preview'),
              onClick: () => void window.open(paperAddress('card', row.number), '_blank', 'noopener'),
            },
            {
              key: 'picture',
              label: (
                <a href={paperAddress('card', row.number, 'png')} download={`${row.number}.png`}>
                  {t('picture')}
                </a>
              ),
            },
          ]
        : []),
      ...('case-timeline' in me.reads
        ? [{ key: 'timeLine', label: t('timeLine'), onClick: () => void navigate(`/cases/${row.caseId}?tab=timeLine`) }]
        : []),
    ];
    return (
      <>
        {first && (
          <Button size="small" onClick={() => act(row, first)} data-testid={`${first}-${row.number}`}>
            {t(first)}
          </Button>
        )}
        {items.length > 0 && (
          <Dropdown autoFocus trigger={['click']} menu={{ items, onClick: keepsEnter }}>
            <Button
              size="small"
              type="text"
              icon={<MoreOutlined />}
              aria-label={`${t('more')} ${row.number}`}
              data-testid={`more-${row.number}`}
            />
          </Dropdown>
        )}
      </>
    );
  };

  return (
    <>
      <ReadModelTable<Row>
        readModel="certificate-register"
        document={certificateList}
        rowKey="number"
        columns={[
          'number',
          'name',
          'maskedDocument',
          'employer',
          'jobCode',
          'examinedOn',
          'validity',
          'custody',
          'validUntil',
          'institutionId',
        ]}
        filters={[
          'name',
          'documentNumber',
          'number',
          'examinedOn',
          'validity',
          'custody',
          'employer',
          'validUntil',
          'issuedAt',
          'category',
          'institutionId',
        ]}
        fixed={fixed}
        {...(selects && { selected, onSelect: setSelected })}
        selection={t('sums', {
          count: selected.length,
          toPrint: count(({ custody, validity }) => custody === 'issued' && validity === 'valid'),
          toHandOut: count(({ custody, validity }) => custody === 'printed' && validity === 'valid'),
          handedOut: count(({ custody, validity }) => custody === 'handedOut' && validity === 'valid'),
          notValid: count(({ validity }) => validity !== 'valid'),
        })}
        {...('case-worklist' in me.reads && { onOpen: ({ caseId }: Row) => void navigate(`/cases/${caseId}?tab=certificates`) })}
        actions={actions}
        emptyHint={t('emptyHint')}
        toolbar={
          selects && (
            <BatchActions
              selected={selected.map(of)}
              today={today}
              onPrint={(certificates) => printing.print(certificates, () => setSelected([]))}
              onDone={() => setSelected([])}
            />
          )
        }
      />
      <CertificateDialog
        of={asked && of(asked.row)}
        action={asked?.action ?? null}
        onReprint={printing.reprint}
        onClose={() => setAsked(null)}
      />
      {printing.dialogs}
    </>
  );
};
