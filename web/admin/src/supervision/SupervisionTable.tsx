import { Button, Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { usePercent } from '../figures/index.ts';
import type { Outlier } from './outliers.ts';
import { rates, steps, type Supervised } from './useSupervision.ts';

const volumes = ['registered', 'concluded', 'issued', 'revoked'] as const;
const overdue = ['specimens', 'notifications'] as const;

interface SupervisionTableProps {
  readonly rows: readonly Supervised[];
  readonly outliers: readonly Outlier[];
  readonly onOpen: (institutionId: string) => void;
}

export const hoursOf = (hours: number): string => (hours < 10 ? hours.toFixed(1) : String(Math.round(hours)));

/** Institutions beside one another; a volume with its bar, what stands out in red. */
export const SupervisionTable = ({ rows, outliers, onOpen }: SupervisionTableProps) => {
  const { t } = useTranslation('supervision');
  const { number, part } = usePercent();
  const { institutionName } = useDirectory();
  const out = new Set(outliers.map(({ institutionId, name }) => `${institutionId} ${name}`));
  const marked = (row: Supervised, name: string): string => (out.has(`${row.institutionId} ${name}`) ? 'abnormal' : '');
  const most = Math.max(1, ...rows.map(({ numbers }) => numbers.registered));

  const columns: TableProps<Supervised>['columns'] = [
    {
      key: 'institution',
      title: t('institution'),
      fixed: 'left',
      sorter: (one, other) => institutionName(one.institutionId).localeCompare(institutionName(other.institutionId), 'zh'),
      render: (_none, { institutionId }) => (
        <Button
          type="link"
          size="small"
          className="supervision-open"
          onClick={() => onOpen(institutionId)}
          aria-label={t('drill', { institution: institutionName(institutionId) })}
        >
          {institutionName(institutionId)}
        </Button>
      ),
    },
    {
      title: t('volumes'),
      children: volumes.map((name) => ({
        key: name,
        title: t(name),
        align: 'right' as const,
        sorter: (one: Supervised, other: Supervised) => one.numbers[name] - other.numbers[name],
        render: (_none: unknown, { numbers }: Supervised) => (
          <>
            {number(numbers[name])}
            {name === 'registered' && (
              <span className="supervision-bar" style={{ width: `${Math.round((24 * numbers.registered) / most)}px` }} />
            )}
          </>
        ),
      })),
    },
    {
      title: t('rates'),
      children: rates.map((name) => ({
        key: name,
        title: t(name),
        align: 'right' as const,
        sorter: (one: Supervised, other: Supervised) => (one.rates[name] ?? 0) - (other.rates[name] ?? 0),
        render: (_none: unknown, row: Supervised) => <span className={marked(row, name)}>{part(row.rates[name])}</span>,
      })),
    },
    {
      title: t('delays'),
      children: steps.map((step) => ({
        key: step,
        title: t(step),
        align: 'right' as const,
        sorter: (one: Supervised, other: Supervised) => (one.delays.get(step)?.median ?? 0) - (other.delays.get(step)?.median ?? 0),
        render: (_none: unknown, row: Supervised) => {
          const delay = row.delays.get(step);
          if (!delay) return <span className="muted">–</span>;
          return (
            <span className={marked(row, step)}>
              {hoursOf(delay.median)} <span className="muted small">{hoursOf(delay.ninetieth)}</span>
            </span>
          );
        },
      })),
    },
    {
      title: t('overdue'),
      children: overdue.map((name) => ({
        key: name,
        title: t(name),
        align: 'right' as const,
        sorter: (one: Supervised, other: Supervised) => one[name] - other[name],
        render: (_none: unknown, row: Supervised) => <span className={row[name] > 0 ? 'abnormal' : 'muted'}>{number(row[name])}</span>,
      })),
    },
  ];
  return (
    <Table<Supervised>
      size="small"
      bordered
      className="figures-table supervision-table"
      rowKey="institutionId"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
    />
  );
};
