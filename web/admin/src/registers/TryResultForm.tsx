import { InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { graphql } from '../gql/index.ts';
import { emptyEntry } from '../stations/entry.ts';
import { ItemFields } from '../stations/ItemFields.tsx';
import { useText } from '../words/useWords.ts';
import { useDictionaryWords } from './useDictionaryWords.ts';
import type { Value } from './value-form.ts';

const valueReading = graphql(`
  query ValueReading($field: Json!, $typed: String!, $sex: String!, $age: Int!) {
    valueReading(field: $field, typed: $typed, sex: $sex, age: $age) {
      problem
      value
      bound
      choice
      standing
    }
  }
`);

type TriedField = ProgrammeItem['fields'][number];
interface Typed {
  readonly code?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly normal?: string;
  readonly optional?: boolean;
  readonly name?: { readonly zh?: string; readonly en?: string };
  readonly ranges?: TriedField['ranges'];
  readonly choices?: TriedField['choices'];
  readonly dictionary?: string;
}

const words = (name: Typed['name']) => ({ zh: name?.zh ?? '', en: name?.en ?? '' });

/** As a station would show it, where what is typed so far allows. */
const itemOf = (code: string, { name, method, container }: Value, fields: readonly Typed[]): ProgrammeItem => ({
  code,
  station: '',
  need: '',
  specimen: null,
  method: (method as string | undefined) ?? null,
  container: (container as string | undefined) ?? null,
  room: null,
  name: words(name as Typed['name']),
  findings: [],
  fields: fields.map((field, n) => ({
    code: field.code ?? String(n),
    unit: field.unit ?? '',
    kind: field.kind ?? 'number',
    normal: field.normal ?? null,
    optional: field.optional ?? false,
    // What a finding is suspected to be plays no part where it is entered.
    suspects: null,
    name: words(field.name),
    ranges: field.ranges ?? [],
    choices: (field.choices ?? []).map((choice) => ({ ...choice, also: choice.also ?? [], name: words(choice.name) })),
  })),
});

interface ReadingProps {
  readonly field: unknown;
  readonly of: TriedField;
  readonly typed: string;
  readonly sex: string;
  readonly age: number;
}

/** How the server reads one value, and judges it. */
const Reading = ({ field, of, typed, sex, age }: ReadingProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const [{ data, error }] = useQuery({ query: valueReading, variables: { field, typed, sex, age }, pause: typed.trim() === '' });
  const reading = data?.valueReading;
  if (typed.trim() === '') return null;
  if (error) return <li className="muted small">{t('notReadyYet', { field: text(of.name) })}</li>;
  if (!reading) return null;
  const choice = of.choices.find((one) => one.code === reading.choice);
  const read = choice ? text(choice.name) : `${reading.bound ?? ''}${reading.value ?? typed}`;
  return (
    <li data-testid={`reading-${of.code}`}>
      <b>{text(of.name)}</b> “{typed}” →{' '}
      {reading.problem ? (
        <span className="abnormal">{t(`unread_${reading.problem as 'NotANumber'}`)}</span>
      ) : (
        <>
          {read} {of.unit} · <b>{t(`standing_${(reading.standing ?? 'within') as 'within'}`)}</b>
        </>
      )}
    </li>
  );
};

/** The form as the station has it, to be tried: a value typed here is read as it would be there, and not kept. */
export const TryResultForm = ({ value, code }: { readonly value: Value; readonly code: string }) => {
  const { t } = useTranslation('registers');
  const [entry, setEntry] = useState(emptyEntry);
  const [sex, setSex] = useState('female');
  const [age, setAge] = useState(30);
  const typed = (value['fields'] ?? []) as readonly Typed[];
  const words = useDictionaryWords(typed.flatMap(({ dictionary }) => dictionary ?? []));
  const fields = typed.map((field): Typed => {
    if (field.dictionary === undefined) return field;
    const choices = (words[field.dictionary] ?? []).map((word) => ({ ...word, normal: true, also: [], suspects: null, retired: null }));
    return { ...field, choices };
  });
  const item = itemOf(code, value, fields);
  return (
    <aside className="try-form" aria-label={t('tryTitle')}>
      <p className="value-label">{t('tryTitle')}</p>
      <div className="try-person">
        <Segmented
          size="small"
          aria-label={t('sex')}
          value={sex}
          onChange={setSex}
          options={[
            { value: 'female', label: t('female') },
            { value: 'male', label: t('male') },
          ]}
        />
        <InputNumber
          size="small"
          min={0}
          max={150}
          precision={0}
          aria-label={t('age')}
          value={age}
          onChange={(years) => setAge(years ?? 30)}
        />
        <span className="muted small">{t('age')}</span>
      </div>
      <section className="try-item">
        <ItemFields item={item} person={{ sex, age }} entry={entry} onChange={setEntry} current={false} />
      </section>
      <ul className="readings">
        {item.fields.map((of, n) => (
          <Reading key={of.code} field={fields[n]} of={of} typed={entry.values[of.code] ?? ''} sex={sex} age={age} />
        ))}
      </ul>
      <p className="muted small">{t('tryHint')}</p>
    </aside>
  );
};
