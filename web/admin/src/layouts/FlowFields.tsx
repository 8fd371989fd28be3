import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Collapse, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { DesignElement } from './design.ts';
import type { LayoutKind } from './queries.ts';

interface Column {
  readonly width: number;
  readonly title?: { readonly zh: string; readonly en: string };
  readonly field?: string | undefined;
  readonly english?: string | undefined;
  readonly [property: string]: unknown;
}

interface Block {
  readonly kind: 'rows' | 'group';
  readonly list?: string;
  readonly rowHeight?: number;
  readonly columns?: readonly Column[];
  readonly [property: string]: unknown;
}

interface FlowFieldsProps {
  readonly element: DesignElement;
  readonly kind: LayoutKind;
  readonly disabled: boolean;
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void;
}

const swapped = <T,>(list: readonly T[], at: number, by: 1 | -1): readonly T[] => {
  const after = [...list];
  const [one, other] = [after[at], after[at + by]];
  if (one === undefined || other === undefined) return list;
  after[at] = other;
  after[at + by] = one;
  return after;
};

interface FieldOfColumnProps {
  readonly size: 'small';
  readonly disabled: boolean;
  readonly label: string;
  readonly value: string | undefined;
  readonly fields: LayoutKind['lists'][number]['fields'];
  readonly onChange: (field: string | undefined) => void;
}

/** One of the list's fields, or none. */
const FieldOfColumn = ({ label, value, fields, onChange, ...small }: FieldOfColumnProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  return (
    <Select
      {...small}
      aria-label={label}
      value={value ?? null}
      placeholder={t('none')}
      allowClear
      options={fields.map(({ name, title }) => ({ value: name, label: text(title) }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
    />
  );
};

/** The parts of a flow, in order: tables with their columns, and fixed pieces between them. */
export const FlowFields = ({ element, kind, disabled, onChange }: FlowFieldsProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const blocks = (element['blocks'] ?? []) as readonly Block[];
  const set = (after: readonly Block[]): void => onChange({ blocks: after });
  const setBlock = (at: number, change: Partial<Block>): void =>
    set(blocks.map((block, n) => (n === at ? { ...block, ...change } : block)));
  const listOf = (block: Block) => kind.lists.find(({ name }) => name === block.list);
  const small = { size: 'small', disabled } as const;

  const items = blocks.map((block, n) => {
    const list = listOf(block);
    const columns = block.columns ?? [];
    const setColumn = (at: number, change: Partial<Column>): void =>
      setBlock(n, { columns: columns.map((column, place) => (place === at ? { ...column, ...change } : column)) });
    return {
      key: String(n),
      label: block.kind === 'rows' ? t('rows', { name: list ? text(list.title) : (block.list ?? '') }) : t('group'),
      children: (
        <div className="flow-block">
          <div className="property-tools">
            <Button
              {...small}
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('moveUp')}
              onClick={() => set(swapped(blocks, n, -1))}
            />
            <Button
              {...small}
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('moveDown')}
              onClick={() => set(swapped(blocks, n, 1))}
            />
            <Button
              {...small}
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('remove')}
              disabled={disabled || blocks.length === 1}
              onClick={() => set(blocks.filter((_block, at) => at !== n))}
            />
          </div>
          {block.kind === 'rows' && (
            <>
              <label className="property">
                <span>{t('rowHeight')}</span>
                <InputNumber
                  {...small}
                  min={1}
                  max={100}
                  step={0.5}
                  value={block.rowHeight ?? null}
                  onChange={(to) => to !== null && setBlock(n, { rowHeight: to })}
                />
              </label>
              <h4>{t('columns')}</h4>
              {columns.map((column, at) => (
                <div key={at} className="flow-column">
                  <Input
                    {...small}
                    aria-label={t('columnTitle')}
                    value={column.title?.zh ?? ''}
                    onChange={({ target }) => setColumn(at, { title: { en: column.title?.en ?? '', zh: target.value } })}
                  />
                  <FieldOfColumn
                    {...small}
                    label={t('columnField')}
                    value={column.field}
                    fields={list?.fields ?? []}
                    onChange={(field) => setColumn(at, { field })}
                  />
                  <InputNumber
                    {...small}
                    aria-label={t('columnWidth')}
                    min={1}
                    step={1}
                    value={column.width}
                    onChange={(to) => to !== null && setColumn(at, { width: to })}
                  />
                  <Button
                    {...small}
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={t('moveUp')}
                    onClick={() => setBlock(n, { columns: swapped(columns, at, -1) })}
                  />
                  <Button
                    {...small}
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('removeColumn')}
                    disabled={disabled || columns.length === 1}
                    onClick={() => setBlock(n, { columns: columns.filter((_column, place) => place !== at) })}
                  />
                  <label className="property flow-english">
                    <span>{t('property.english')}</span>
                    <FieldOfColumn
                      {...small}
                      label={t('property.english')}
                      value={column.english}
                      fields={list?.fields ?? []}
                      onChange={(english) => setColumn(at, { english })}
                    />
                  </label>
                </div>
              ))}
              <Button
                {...small}
                icon={<PlusOutlined />}
                onClick={() => setBlock(n, { columns: [...columns, { width: 20, title: { zh: '', en: '' } }] })}
              >
                {t('addColumn')}
              </Button>
            </>
          )}
        </div>
      ),
    };
  });
  return <Collapse size="small" ghost items={items} />;
};
