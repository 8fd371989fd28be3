import { EmptyState } from '@healthcert/web-ui';
import { Input, Segmented, Switch, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { OperationSwitchesQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { disableOperation, enableOperation, operationSwitches } from './queries.ts';

type Operation = OperationSwitchesQuery['operations'][number];

const live = ['operation-switches'];
const nothing = {};

/** What anybody may do at all: the city switches an operation off for everyone, with a reason, and on again (A10). */
export const OperationsPage = () => {
  const { t } = useTranslation('operations');
  const text = useText();
  const say = useSay();
  const { staffName } = useDirectory();
  const { data, error, again } = useLiveQuery({ query: operationSwitches, variables: nothing, live });
  const off = useCommand(disableOperation);
  const on = useCommand(enableOperation);
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState<'all' | 'off'>('all');
  const [closing, setClosing] = useState<Operation | null>(null);
  if (error && !data) return <Failure error={error} onRetry={again} />;
  const switches = new Map((data?.operationSwitches.nodes ?? []).map((row) => [row.operation, row]));
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  const shown = (data?.operations ?? []).filter(
    ({ name, title, enabled }) =>
      (only === 'all' || !enabled) && [name, title.zh, title.en].some((words) => words.toLowerCase().includes(wanted)),
  );
  const enable = async ({ name, title }: Operation): Promise<void> => {
    say.outcome(await on.send({ operation: name }), t('switchedOn', { title: text(title) }));
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={only}
          onChange={setOnly}
          aria-label={t('show')}
          options={[
            { value: 'all', label: t('all') },
            { value: 'off', label: t('offOnly') },
          ]}
        />
        <Input.Search
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          data-testid="operation-search"
          style={{ width: 260 }}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="sheet">
        <Table<Operation>
          rowKey="name"
          size="small"
          loading={!data}
          dataSource={shown}
          pagination={false}
          locale={{ emptyText: <EmptyState title={t(only === 'off' ? 'noneOff' : 'nothingFound')} /> }}
          columns={[
            {
              title: t('operation'),
              render: (_value, { name, title }) => (
                <>
                  {text(title)} <code className="muted small">{name}</code>
                </>
              ),
            },
            {
              title: t('state'),
              width: 130,
              render: (_value, operation) => (
                <Switch
                  checked={operation.enabled}
                  aria-label={`${text(operation.title)}: ${t(operation.enabled ? 'on' : 'off')}`}
                  data-testid={`switch-${operation.name}`}
                  onChange={(next) => (next ? void enable(operation) : setClosing(operation))}
                />
              ),
            },
            {
              title: t('reason'),
              render: (_value, { name, enabled }) => (enabled ? null : <Tag color="red">{switches.get(name)?.reason ?? t('off')}</Tag>),
            },
            {
              title: t('changed'),
              width: 240,
              render: (_value, { name }) => {
                const row = switches.get(name);
                return row && <span className="muted small">{`${minuteInChina(row.changedAt)} · ${staffName(row.changedBy)}`}</span>;
              },
            },
          ]}
        />
      </div>
      <ReasonDialog
        open={closing !== null}
        title={t('offTitle', { title: closing ? text(closing.title) : '' })}
        lead={t('offLead')}
        action={t('switchOff')}
        danger
        onConfirm={(reason) => off.send({ operation: closing?.name ?? '', reason })}
        onClose={(done) => {
          if (done && closing) say.done(t('switchedOff', { title: text(closing.title) }));
          setClosing(null);
        }}
      />
    </div>
  );
};
