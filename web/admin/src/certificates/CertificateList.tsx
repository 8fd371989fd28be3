import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { graphql } from '../gql/index.ts';
import type { CertificateListQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useSwitchedOff } from '../operations/useSwitchedOff.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { BatchActions } from './BatchActions.tsx';
import { type CertificateAction } from './certificate-actions.ts';
import { CertificateDialog } from './CertificateDialog.tsx';
import { CertificateStory } from './CertificateStory.tsx';
import { RowActions } from './RowActions.tsx';
import { usePrinting } from './usePrinting.tsx';

const certificateList = graphql(`
  query CertificateList(
    $filter: CertificateRegisterFilter
    $sort: CertificateRegisterSort
    $first: Int
    $after: String
    $counting: Boolean = false
  ) {
    count: certificateRegisterCount(filter: $filter) @include(if: $counting)
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

const seldom = ['validUntil', 'issuedAt', 'category'];

interface CertificateListProps {
  readonly fixed: Readonly<Record<string, unknown>>;
}

export const CertificateList = ({ fixed }: CertificateListProps) => {
  const { t } = useTranslation('certificates');
  const today = useToday();
  const may = useMay();
  const me = useMe();
  const [selected, setSelected] = useState<Row[]>([]);
  const [asked, setAsked] = useState<{ readonly row: Row; readonly action: Exclude<CertificateAction, 'print'> } | null>(null);
  const [opened, setOpened] = useState<Row | null>(null);
  const printing = usePrinting();
  const switchedOff = useSwitchedOff();
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

  const opens = 'case-worklist' in me.reads;
  const close = (): void => {
    setOpened(null);
    if (opened) document.querySelector<HTMLElement>(`[data-testid="row-${opened.number}"]`)?.focus();
  };

  return (
    <div
      onKeyDown={(event) => {
        // A dialog's own Escape comes by here too: React counts it as a child.
        if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) close();
      }}
    >
      <ReadModelTable<Row>
        readModel="certificate-register"
        document={certificateList}
        rowKey="number"
        // What is asked of a card first: the last columns are those that a narrow window hides.
        columns={[
          'number',
          'name',
          'maskedDocument',
          'validity',
          'custody',
          'employer',
          'jobCode',
          'examinedOn',
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
        seldom={seldom}
        fixed={fixed}
        {...(selects && { selected, onSelect: setSelected })}
        selection={t('sums', {
          count: selected.length,
          toPrint: count(({ custody, validity }) => custody === 'issued' && validity === 'valid'),
          toHandOut: count(({ custody, validity }) => custody === 'printed' && validity === 'valid'),
          handedOut: count(({ custody, validity }) => custody === 'handedOut' && validity === 'valid'),
          notValid: count(({ validity }) => validity !== 'valid'),
        })}
        {...(opens && { onOpen: setOpened, opened: opened?.number ?? null })}
        beside={opened && <CertificateStory key={opened.caseId} of={opened} onClose={close} />}
        actions={(row) => <RowActions of={of(row)} today={today} switchedOff={switchedOff} onAct={(action) => act(row, action)} />}
        emptyHint={t('emptyHint')}
        together={
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
        onDone={(certificate, action) => action === 'reprint' && printing.reprint(certificate)}
        onClose={() => setAsked(null)}
      />
      {printing.dialogs}
    </div>
  );
};
