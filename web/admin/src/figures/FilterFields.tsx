import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useText } from '../words/useWords.ts';
import { rowKinds, type FigureParameters } from './parameters.ts';
import type { Shown } from './pivot.ts';

interface FilterFieldsProps {
  readonly parameters: FigureParameters;
  readonly onChange: (to: Readonly<Record<string, string | null>>) => void;
}

interface Choice {
  readonly name: 'institution' | 'programme' | 'job';
  readonly value: string | null;
  readonly options: { readonly value: string; readonly label: string }[];
}

/** By what, of whom, and how it is counted. */
export const FilterFields = ({ parameters, onChange }: FilterFieldsProps) => {
  const { t } = useTranslation('figures');
  const text = useText();
  const { institutions, programmes } = useDirectory();
  const jobs = new Map(
    programmes
      .filter(({ id }) => parameters.programmeId === null || id === parameters.programmeId)
      .flatMap((programme) => programme.jobs)
      .map(({ code, name }) => [code, text(name)]),
  );
  const choices: Choice[] = [
    {
      name: 'institution',
      value: parameters.institutionId,
      options: institutions.map(({ institutionId, name }) => ({ value: institutionId, label: name })),
    },
    { name: 'programme', value: parameters.programmeId, options: programmes.map(({ id, name }) => ({ value: id, label: text(name) })) },
    { name: 'job', value: parameters.jobCode, options: [...jobs].map(([value, label]) => ({ value, label })) },
  ];
  return (
    <div className="filters">
      <Select
        aria-label={t('rowsBy')}
        popupMatchSelectWidth={false}
        value={parameters.by}
        options={rowKinds.map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={(by) => onChange({ by })}
        data-testid="figures-by"
      />
      {choices.map(({ name, value, options }) => (
        <Select
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(name)}
          placeholder={t(name)}
          popupMatchSelectWidth={false}
          style={{ minWidth: 132, maxWidth: 240 }}
          value={value}
          options={options}
          onChange={(chosen: string | undefined) => onChange({ [name]: chosen ?? null })}
          data-testid={`figures-${name}`}
        />
      ))}
      <Segmented<Shown>
        name="shown"
        value={parameters.shown}
        options={(['net', 'gross'] as const).map((value) => ({ value, label: t(`shown.${value}`), title: t(`shownHint.${value}`) }))}
        onChange={(shown) => onChange({ shown })}
      />
    </div>
  );
};
