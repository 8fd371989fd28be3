import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { ColumnInfo } from './useColumns.ts';

interface ColumnChoiceProps {
  readonly known: readonly ColumnInfo[];
  readonly shown: readonly ColumnInfo[];
  /** Names in the order of the declaration; null: as it was. */
  readonly onChange: (names: readonly string[] | null) => void;
}

/** Which columns of a list are shown. */
export const ColumnChoice = ({ known, shown, onChange }: ColumnChoiceProps) => {
  const { t } = useTranslation('lists');
  const text = useText();
  const shows = (column: ColumnInfo, wanted: boolean): string[] =>
    known.filter((one) => (one === column ? wanted : shown.includes(one))).map(({ name }) => name);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-choice">
          {known.map((column) => (
            <Checkbox key={column.name} checked={shown.includes(column)} onChange={({ target }) => onChange(shows(column, target.checked))}>
              {text(column.label)}
            </Checkbox>
          ))}
          <Button size="small" onClick={() => onChange(null)}>
            {t('resetColumns')}
          </Button>
        </div>
      }
    >
      <Button type="text" icon={<SettingOutlined />} aria-label={t('columns')} title={t('columns')} />
    </Popover>
  );
};
