import { ClearOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { codeGroup, useCode, useText } from '../words/useWords.ts';
import { isRange } from './filter-text.ts';
import type { ColumnInfo } from './useColumns.ts';

interface FilterProps {
  readonly column: ColumnInfo;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TextFilter = ({ column, value, onChange }: FilterProps) => {
  const text = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      allowClear
      data-testid={`filter-${column.name}`}
      aria-label={text(column.label)}
      placeholder={text(column.label)}
      className="filter-text"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => onChange(typed)}
    />
  );
};

const ChoiceFilter = ({ column, value, onChange, options }: FilterProps & { readonly options: { value: string; label: string }[] }) => {
  const text = useText();
  const many = column.values != null;
  const label = text(column.label);
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      {...(many && { mode: 'multiple' as const, maxTagCount: 'responsive' as const })}
      data-testid={`filter-${column.name}`}
      aria-label={label}
      placeholder={label}
      // A choice of several is as narrow as it is let, and would cut its own label.
      style={{ minWidth: `max(112px, ${label.length}ch + 56px)`, maxWidth: 220 }}
      popupMatchSelectWidth={false}
      options={options}
      value={value === '' ? (many ? [] : null) : many ? value.split(',') : value}
      onChange={(chosen: string | string[] | null | undefined) => onChange(Array.isArray(chosen) ? chosen.join(',') : (chosen ?? ''))}
    />
  );
};

const RangeFilter = ({ column, value, onChange }: FilterProps) => {
  const text = useText();
  const label = text(column.label);
  const [from = '', to = ''] = value.split('..');
  return (
    <DatePicker.RangePicker
      data-testid={`filter-${column.name}`}
      aria-label={label}
      allowEmpty={[true, true]}
      placeholder={[label, '']}
      // Two fields of one width; the first says what the days are of.
      style={{ width: `clamp(216px, ${2 * label.length}ch + 76px, 260px)` }}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(chosen) => {
        const days = (chosen ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
        onChange(days.some(Boolean) ? days.join('..') : '');
      }}
    />
  );
};

const FilterField = (props: FilterProps) => {
  const { column } = props;
  const code = useCode();
  const { institutions, programmes, archiveSources } = useDirectory();
  const text = useText();
  if (column.name === 'institutionId' || column.name === 'enrolledAt')
    return <ChoiceFilter {...props} options={institutions.map(({ institutionId, name }) => ({ value: institutionId, label: name }))} />;
  if (column.name === 'programmeId')
    return <ChoiceFilter {...props} options={programmes.map(({ id, name }) => ({ value: id, label: text(name) }))} />;
  if (column.holds === 'archiveSource')
    return <ChoiceFilter {...props} options={archiveSources.map(({ code: value, name }) => ({ value, label: text(name) }))} />;
  if (column.name === 'category')
    return <ChoiceFilter {...props} options={programmes.map(({ category }) => ({ value: category, label: code('category', category) }))} />;
  if (column.values)
    return <ChoiceFilter {...props} options={column.values.map((value) => ({ value, label: code(codeGroup(column.name), value) }))} />;
  if (column.type === 'boolean')
    return (
      <ChoiceFilter
        {...props}
        options={['true', 'false'].map((value) => ({
          value,
          label: code(value === 'true' ? 'yes' : 'no', value === 'true' ? 'yes' : 'no'),
        }))}
      />
    );
  return isRange(column) ? <RangeFilter {...props} /> : <TextFilter {...props} />;
};

const none: readonly string[] = [];

interface FilterBarProps {
  readonly columns: readonly ColumnInfo[];
  /** Names of those that are out of the way until they are asked for, or hold something. */
  readonly seldom?: readonly string[];
  readonly parameters: URLSearchParams;
  readonly onChange: (name: string, value: string) => void;
  readonly onClear: () => void;
}

/** What the list may be narrowed by; kept in the address, so that a reload, a link and the way back keep it too. */
export const FilterBar = ({ columns, seldom = none, parameters, onChange, onClear }: FilterBarProps) => {
  const { t } = useTranslation('lists');
  const [all, setAll] = useState(false);
  const holds = (name: string): boolean => (parameters.get(name) ?? '') !== '';
  const narrowed = columns.some(({ name }) => holds(name));
  const shown = columns.filter(({ name }) => all || !seldom.includes(name) || holds(name));
  const out = columns.length - shown.length;
  return (
    <div className="filters no-print" role="group">
      {shown.map((column) => (
        <FilterField
          key={column.name}
          column={column}
          value={parameters.get(column.name) ?? ''}
          onChange={(value) => onChange(column.name, value)}
        />
      ))}
      {(all || out > 0) && (
        <Button type="text" icon={<FilterOutlined />} aria-expanded={all} onClick={() => setAll(!all)} data-testid="filters-more">
          {all ? t('fewerFilters') : t('moreFilters', { count: out })}
        </Button>
      )}
      <Button type="text" icon={<ClearOutlined />} disabled={!narrowed} onClick={onClear} data-testid="filters-clear">
        {t('clear')}
      </Button>
    </div>
  );
};
