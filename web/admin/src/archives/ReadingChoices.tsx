import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlaces } from '../staff/usePlaces.ts';
import { useCode } from '../words/useWords.ts';
import { dateOrders, documentTypes, type Reading, sexForms } from './reading.ts';

export interface SourceChoice {
  readonly value: string;
  readonly label: string;
}

export const another = 'another';

interface ReadingChoicesProps {
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly newName: string;
  readonly keeper: string | null;
  readonly reading: Reading;
  readonly locked: boolean;
  readonly onSource: (source: string) => void;
  readonly onNewName: (name: string) => void;
  readonly onKeeper: (institutionId: string) => void;
  readonly onReading: (change: Partial<Reading>) => void;
}

/** Where a file comes from, who keeps it, and how its cells are written. */
export const ReadingChoices = (props: ReadingChoicesProps) => {
  const { sources, source, newName, keeper, reading, locked, onSource, onNewName, onKeeper, onReading } = props;
  const { t } = useTranslation('archives');
  const code = useCode();
  const { choices } = usePlaces('importArchive');
  return (
    <fieldset className="archive-choices" disabled={locked}>
      <label>
        {t('source')}
        <Select
          value={source}
          disabled={locked}
          onChange={onSource}
          options={[...sources, { value: another, label: t('newSource') }]}
          data-testid="archive-source"
        />
      </label>
      {source === another && (
        <label>
          {t('newSourceName')}
          <Input value={newName} maxLength={100} onChange={({ target }) => onNewName(target.value)} data-testid="new-source" />
        </label>
      )}
      <label title={t('keeperHint')}>
        {t('keeper')}
        <Select
          value={keeper}
          disabled={locked}
          showSearch
          optionFilterProp="label"
          onChange={onKeeper}
          options={choices}
          data-testid="archive-keeper"
        />
      </label>
      <label>
        {t('about')}
        <Select
          value={reading.about}
          disabled={locked}
          onChange={(about: Reading['about']) => onReading({ about })}
          options={(['cards', 'persons'] as const).map((value) => ({ value, label: t(`about_${value}`) }))}
          data-testid="archive-about"
        />
      </label>
      <label>
        {t('dateOrder')}
        <Select
          value={reading.dateOrder}
          disabled={locked}
          onChange={(dateOrder: Reading['dateOrder']) => onReading({ dateOrder })}
          options={dateOrders.map((value) => ({ value, label: t(value) }))}
          data-testid="date-order"
        />
      </label>
      <label>
        {t('sexForm')}
        <Select
          value={reading.sexForm}
          disabled={locked}
          onChange={(sexForm: Reading['sexForm']) => onReading({ sexForm })}
          options={sexForms.map((value) => ({ value, label: t(value) }))}
        />
      </label>
      <label>
        {t('documentDefault')}
        <Select
          value={reading.documentType}
          disabled={locked}
          onChange={(documentType: string) => onReading({ documentType })}
          options={documentTypes.map((value) => ({ value, label: code('documentType', value) }))}
        />
      </label>
      {reading.about === 'cards' && (
        <label>
          {t('validMonths')}
          <InputNumber
            min={1}
            max={60}
            precision={0}
            disabled={locked}
            value={reading.validMonths ?? null}
            onChange={(months) => onReading({ validMonths: months ?? undefined })}
          />
        </label>
      )}
    </fieldset>
  );
};
