import { EmptyState } from '@healthcert/web-ui';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { issueCertificate } from '../commands/case-commands.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { IssueQueueQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { shortTime } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import type { Printable } from './printable.ts';
import { usePrinting } from './usePrinting.tsx';

const issueQueue = graphql(`
  query IssueQueue {
    caseWorklist(
      filter: { stage: [reviewed], certifiable: true, certificateNumberMissing: true }
      sort: { by: concludedAt, descending: true }
      first: 200
    ) {
      nodes {
        caseId
        caseNumber
        name
        sex
        birthYear
        maskedDocument
        programmeId
        jobCode
        concludedAt
        certificateNumber
      }
    }
  }
`);

const numberOfCase = graphql(`
  query NumberOfCase($caseId: ID!) {
    caseFile(caseId: $caseId) {
      certificates {
        number
      }
    }
  }
`);

type Row = IssueQueueQuery['caseWorklist']['nodes'][number];
const live = ['case-worklist'];
const noVariables = {};

/** Those reviewed as fit who hold no certificate of this case yet; issued together, and printed at once if wanted. */
export const IssueQueue = () => {
  const { t } = useTranslation('certificates');
  const today = useToday();
  const { t: commands } = useTranslation('commands');
  const client = useClient();
  const navigate = useNavigate();
  const say = useSay();
  const code = useCode();
  const { programmeName, jobName } = useDirectory();
  const { data, error, again } = useLiveQuery({ query: issueQueue, variables: noVariables, live });
  const [keys, setKeys] = useState<readonly string[]>([]);
  const { state, run, stop, close } = useBatch<Row>();
  const issue = useCommand(issueCertificate);
  const printing = usePrinting();

  if (error && !data) return <Failure error={error} onRetry={again} />;
  const rows = data?.caseWorklist.nodes.filter(({ certificateNumber }) => !certificateNumber);
  const selected = (rows ?? []).filter(({ caseId }) => keys.includes(caseId));

  const numberOf = async (row: Row): Promise<Printable[]> => {
    const answer = await client.query(numberOfCase, { caseId: row.caseId }, { requestPolicy: 'network-only' }).toPromise();
    const number = answer.data?.caseFile?.certificates.at(-1)?.number;
    return number === undefined ? [] : [{ caseId: row.caseId, number, name: row.name ?? null }];
  };
  const issueRows = async (wanted: readonly Row[], thenPrint: boolean): Promise<void> => {
    const done = await run(wanted, ({ caseId }) => issue.send({ caseId }));
    setKeys([]);
    if (done.length === 0) return;
    say.done(commands('batchDone', { done: done.length }));
    if (thenPrint) printing.print((await Promise.all(done.map(numberOf))).flat());
  };

  return (
    <section className="list">
      <div className="list-head">
        <p className="filters muted">{t('selectHint')}</p>
        <div className="list-tools">
          <Button disabled={selected.length === 0} onClick={() => void issueRows(selected, false)} data-testid="issue-selected">
            {t('issueSelected', { count: selected.length })}
          </Button>
          <Button
            type="primary"
            disabled={selected.length === 0}
            onClick={() => void issueRows(selected, true)}
            data-testid="issue-and-print"
          >
            {t('issueAndPrint', { count: selected.length })}
          </Button>
        </div>
      </div>
      <div className="sheet">
        <Table<Row>
          size="small"
          rowKey="caseId"
          pagination={false}
          dataSource={[...(rows ?? [])]}
          rowSelection={{ selectedRowKeys: [...keys], onChange: (chosen) => setKeys(chosen.map(String)) }}
          onRow={(row) => ({ 'data-testid': `issue-row-${row.caseId}` }) as object}
          locale={{
            emptyText: rows ? (
              <EmptyState title={t('issueEmpty')} hint={t('issueEmptyHint')} />
            ) : (
              <Skeleton active title={false} paragraph={{ rows: 6 }} />
            ),
          }}
          columns={[
            { key: 'name', title: code('column', 'name'), render: (_none, row) => <b>{row.name ?? row.caseNumber}</b> },
            { key: 'sex', title: code('column', 'sex'), render: (_none, row) => `${code('sex', row.sex)} ${row.birthYear}` },
            {
              key: 'document',
              title: code('column', 'document'),
              render: (_none, row) => <span className="number">{row.maskedDocument}</span>,
            },
            { key: 'case', title: code('column', 'caseNumber'), render: (_none, row) => <span className="number">{row.caseNumber}</span> },
            { key: 'programme', title: code('column', 'programme'), render: (_none, row) => programmeName(row.programmeId) },
            { key: 'job', title: code('column', 'job'), render: (_none, row) => jobName(row.jobCode) },
            {
              key: 'concludedAt',
              title: t('concludedAt'),
              render: (_none, row) => <span className="number">{row.concludedAt && shortTime(row.concludedAt, today)}</span>,
            },
            {
              key: 'actions',
              align: 'right',
              render: (_none, row) => (
                <div className="row-actions">
                  <Button size="small" onClick={() => void issueRows([row], false)} data-testid={`issue-${row.caseId}`}>
                    {t('issue')}
                  </Button>
                  <Button size="small" type="text" onClick={() => void navigate(`/cases/${row.caseId}`)}>
                    {t('open')}
                  </Button>
                </div>
              ),
            },
          ]}
        />
      </div>
      <BatchProgress
        title={t('issueTitle')}
        state={state}
        nameOf={({ name, caseNumber }) => name ?? caseNumber}
        onStop={stop}
        onClose={close}
      />
      {printing.dialogs}
    </section>
  );
};
