import { MoreOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { CertificateListQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { actionsFor, cardAddresses, type CertificateAction, operationOf } from './certificate-actions.ts';
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
  readonly view: string;
  readonly fixed: Readonly<Record<string, unknown>>;
}

export const CertificateList = ({ view, fixed }: CertificateListProps) => {
  const { t } = useTranslation('certificates');
  const may = useMay();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Row[]>([]);
  const [asked, setAsked] = useState<{ readonly row: Row; readonly action: Exclude<CertificateAction, 'print'> } | null>(null);
  const printing = usePrinting();
  const today = dayInChina(new Date());
  const mayPrint = may('printCertificate') || may('reprintCertificate');
  const printable = selected.filter(({ custody, validity }) => custody === 'issued' && validity === 'valid');

  const act = (row: Row, action: CertificateAction): void => {
    if (action === 'print') printing.print([row]);
    else setAsked({ row, action });
  };

  const actions = (row: Row) => {
    const offered = actionsFor(row, today).filter((action) => may(operationOf[action]));
    const first = offered[0] === 'print' || offered[0] === 'handOut' ? offered[0] : null;
    const rest = offered.filter((action) => action !== first);
    const items = [
      ...rest.map((action) => ({ key: action, label: t(action), danger: action === 'revoke', onClick: () => act(row, action) })),
      ...(mayPrint
        ? [{ key: 'preview', label: t('preview'), onClick: () => void window.open(cardAddresses([row.number])[0], '_blank', 'noopener') }]
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
          <Dropdown trigger={['click']} menu={{ items }}>
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
        columns={['number', 'name', 'maskedDocument', 'jobCode', 'validity', 'custody', 'validFrom', 'validUntil', 'institutionId']}
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
        {...(may('printCertificate') && view !== 'toHandOut' && { selected, onSelect: setSelected })}
        onOpen={({ caseId }) => void navigate(`/cases/${caseId}?tab=certificates`)}
        actions={actions}
        emptyHint={t('emptyHint')}
        toolbar={
          may('printCertificate') &&
          view !== 'toHandOut' && (
            <Button
              type="primary"
              icon={<PrinterOutlined />}
              disabled={printable.length === 0}
              data-testid="print-selected"
              onClick={() => printing.print(printable, () => setSelected([]))}
            >
              {t('printSelected', { count: printable.length })}
            </Button>
          )
        }
      />
      <CertificateDialog
        of={asked?.row ? { caseId: asked.row.caseId, number: asked.row.number, name: asked.row.name ?? null } : null}
        action={asked?.action ?? null}
        onClose={() => setAsked(null)}
      />
      {printing.dialogs}
    </>
  );
};
