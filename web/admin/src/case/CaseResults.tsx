import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { CaseResultsFragment } from '../gql/graphql.ts';
import { minuteInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { ResultWords } from './ResultWords.tsx';
import type { Programme } from './useProgramme.ts';

export const caseResults = graphql(`
  fragment CaseResults on CaseFile {
    items {
      code
      station
      state
      reason
      corrections
      result {
        performerId
        performedAt
        deviceId
        reagentLot
        ...ResultWords
      }
    }
  }
`);

type Item = CaseResultsFragment['items'][number];

/** Every item with who found what, when, and with which lot and device. */
export const CaseResults = ({ of, programme }: { readonly of: FragmentType<typeof caseResults>; readonly programme: Programme }) => {
  const { items } = readFragment(caseResults, of);
  const { t } = useTranslation('case');
  const { t: stations } = useTranslation('stations');
  const code = useCode();
  const text = useText();
  const { staffName } = useDirectory();
  const definitionOf = (item: Item) => programme.items.find((one) => one.code === item.code);
  return (
    <div className="sheet case-table">
      <Table<Item>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={[...items]}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'station',
            title: t('station'),
            render: (_none, { station }) => <span className="muted">{code('station', station)}</span>,
          },
          {
            key: 'item',
            title: t('item'),
            render: (_none, item) => {
              const definition = definitionOf(item);
              return definition ? text(definition.name) : item.code;
            },
          },
          {
            key: 'state',
            title: t('state'),
            render: (_none, item) => (
              <>
                {code('itemState', item.state)}
                {item.corrections > 0 && <span className="muted small"> · {stations('corrected', { count: item.corrections })}</span>}
              </>
            ),
          },
          {
            key: 'result',
            title: t('result'),
            render: (_none, item) =>
              item.result ? (
                <ResultWords of={item.result} item={definitionOf(item)} />
              ) : (
                <span className="muted">{item.reason ?? '—'}</span>
              ),
          },
          { key: 'performer', title: t('performer'), render: (_none, { result }) => result && staffName(result.performerId) },
          {
            key: 'performedAt',
            title: t('performedAt'),
            render: (_none, { result }) => result && <span className="number">{minuteInChina(result.performedAt)}</span>,
          },
          { key: 'lot', title: t('lot'), render: (_none, { result }) => result?.reagentLot },
          { key: 'device', title: t('device'), render: (_none, { result }) => result?.deviceId },
        ]}
      />
    </div>
  );
};
