import { ClearOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { PersonFilter } from './PersonFilter.tsx';
import { loggedEventTypes } from './queries.ts';
import { periodIn } from './search.ts';
import { UserFilter } from './UserFilter.tsx';

/** In the order of a day's questions. */
export const kinds = ['operation', 'system', 'signedIn', 'signedOut', 'signInFailed', 'accountChanged', 'read', 'refused'] as const;

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly width: number;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly many?: boolean;
  readonly onChange: (name: string, value: string) => void;
}

const Choice = ({ name, label, width, value, options, many = false, onChange }: ChoiceProps) => (
  <Select
    allowClear
    showSearch={{ optionFilterProp: 'label' }}
    {...(many && { mode: 'multiple' as const, maxTagCount: 'responsive' as const })}
    data-testid={`log-${name}`}
    aria-label={label}
    placeholder={label}
    style={{ width }}
    popupMatchSelectWidth={false}
    options={[...options]}
    value={value === '' ? (many ? [] : null) : many ? value.split(',') : value}
    onChange={(chosen: string | string[] | null | undefined) => onChange(name, Array.isArray(chosen) ? chosen.join(',') : (chosen ?? ''))}
  />
);

interface LogFiltersProps {
  readonly parameters: URLSearchParams;
  readonly today: string;
  readonly onChange: (name: string, value: string) => void;
  readonly onClear: () => void;
}

/** When, who, for whom, what kind, about which person. */
export const LogFilters = ({ parameters, today, onChange, onClear }: LogFiltersProps) => {
  const { t } = useTranslation('logs');
  const text = useText();
  const me = useMe();
  const { institutions } = useDirectory();
  const [{ data: types }] = useQuery({ query: loggedEventTypes, requestPolicy: 'cache-first' });
  const [from, to] = periodIn(parameters, today);
  const given = (name: string): string => parameters.get(name) ?? '';
  return (
    <div className="filters no-print" role="group">
      <DatePicker.RangePicker
        data-testid="log-period"
        aria-label={t('period')}
        allowEmpty={[true, true]}
        style={{ width: 236 }}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(chosen) => {
          const days = (chosen ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
          onChange('period', days.some(Boolean) ? days.join('..') : '');
        }}
      />
      <Choice
        name="kinds"
        label={t('kinds')}
        width={170}
        many
        value={given('kinds')}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={onChange}
      />
      <PersonFilter value={given('person')} onChange={(personId) => onChange('person', personId)} />
      {'staff-list' in me.reads && <UserFilter value={given('user')} onChange={(staffId) => onChange('user', staffId)} />}
      <Choice
        name="institution"
        label={t('institution')}
        width={150}
        value={given('institution')}
        options={institutions.map(({ institutionId, name }) => ({ value: institutionId, label: name }))}
        onChange={onChange}
      />
      <Choice
        name="types"
        label={t('types')}
        width={150}
        many
        value={given('types')}
        options={(types?.loggedEventTypes ?? []).map(({ type, title }) => ({ value: type, label: text(title) }))}
        onChange={onChange}
      />
      {given('record') !== '' && (
        <Tag closable className="log-record" onClose={() => onChange('record', '')}>
          {t('oneRecord')}
        </Tag>
      )}
      <Button type="text" icon={<ClearOutlined />} disabled={parameters.size === 0} onClick={onClear} data-testid="log-clear">
        {t('clear')}
      </Button>
    </div>
  );
};
