import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ValueForm } from '../registers/ValueForm.tsx';
import type { Field, PathProblems, Value } from '../registers/value-form.ts';
import { weekdays } from './hours.ts';
import { groups } from './particulars.ts';
import { PickPoint } from './PickPoint.tsx';
import type { Institution } from './queries.ts';

interface ParticularsFormProps {
  readonly fields: readonly Field[];
  readonly rows: readonly Institution[];
  readonly value: Value;
  readonly problems: PathProblems;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

const titles = { who: 'groupWho', licence: 'groupLicence', hours: 'groupHours' } as const;

/** What is known of an institution, in three parts; its place is typed or picked. */
export const ParticularsForm = ({ fields, rows, value, problems, disabled, onChange }: ParticularsFormProps) => {
  const { t } = useTranslation('institutions');
  const [picking, setPicking] = useState(false);
  const [longitude, latitude] = [value['longitude'], value['latitude']];
  const initial = typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null;
  const asMonday = (): void =>
    onChange({ ...value, ...Object.fromEntries(weekdays.slice(1, 5).map((day) => [`hours.${day}`, value['hours.monday']])) });
  return (
    <>
      {groups.map(({ key, fields: named }) => {
        const own = fields.filter((field) => (named as readonly string[]).includes(field.key));
        return (
          own.length > 0 && (
            <fieldset key={key} className={`institution-part institution-${key}`} disabled={disabled}>
              <legend>
                {t(titles[key])}
                {key === 'who' && !disabled && (
                  <Button size="small" icon={<EnvironmentOutlined />} onClick={() => setPicking(true)} data-testid="pick-point">
                    {t('pick')}
                  </Button>
                )}
                {key === 'hours' && !disabled && (
                  <Button size="small" onClick={asMonday} data-testid="as-monday">
                    {t('asMonday')}
                  </Button>
                )}
              </legend>
              <ValueForm fields={own} value={value} problems={problems} disabled={disabled} onChange={onChange} />
            </fieldset>
          )
        );
      })}
      <PickPoint
        open={picking}
        rows={rows}
        initial={initial}
        onPick={(point) => onChange({ ...value, ...point })}
        onClose={() => setPicking(false)}
      />
    </>
  );
};
