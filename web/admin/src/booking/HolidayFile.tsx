import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useText } from '../words/useWords.ts';
import { changeHolidayCalendars } from './commands.ts';
import { readHolidayFile } from './holiday-file.ts';
import { holidayYears } from './queries.ts';

const none = {};
const live = ['register-entries'];

/** The city enters a year's holidays from a file; one of another year is refused before anything is changed. */
export const HolidayFile = ({ thisYear }: { readonly thisYear: number }) => {
  const { t } = useTranslation('booking');
  const text = useText();
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [year, setYear] = useState(thisYear + 1);
  const [problem, setProblem] = useState<string | null>(null);
  const changing = useCommand(changeHolidayCalendars);
  const { data } = useLiveQuery({ query: holidayYears, variables: none, live });
  const known = data?.holidayCalendars ?? [];

  const take = async (file: File): Promise<void> => {
    setProblem(null);
    const read = readHolidayFile(await file.text(), year);
    if (!read.ok)
      return setProblem(
        read.problem === 'otherYear' ? t('holiday_otherYear', { year: read.year, wanted: year }) : t(`holiday_${read.problem}`),
      );
    const { calendar } = read;
    const value = {
      name: { zh: `${year} 年节假日安排`, en: `Holidays of ${year}` },
      year,
      source: calendar.source,
      off: [...calendar.off],
      workdays: [...calendar.workdays],
    };
    const code = String(year);
    const before = known.find((entry) => entry.code === code);
    const step = before ? { change: { code, value, edition: before.edition } } : { add: { code, value } };
    const outcome = await changing.send({ changes: [step] });
    if (!outcome.ok) return setProblem(text(outcome.problem.text));
    say.done(t('holidaysTaken', { year }));
  };

  return (
    <section className="sheet holiday-file">
      <h2>{t('holidays')}</h2>
      <p className="muted">{t('holidaysKnown', { years: known.map(({ code }) => code).join('、') || '—' })}</p>
      <div className="move-day">
        <label htmlFor="holidayYear">{t('holidayYear')}</label>
        <InputNumber
          id="holidayYear"
          min={2020}
          max={2100}
          precision={0}
          value={year}
          onChange={(chosen) => setYear(chosen ?? thisYear + 1)}
        />
        <Button icon={<UploadOutlined />} loading={changing.busy} onClick={() => picker.current?.click()} data-testid="holiday-file">
          {t('holidayFile')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('holidayFile')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void take(file);
            target.value = '';
          }}
        />
      </div>
      <div role="alert">{problem && <Alert type="error" showIcon title={problem} />}</div>
    </section>
  );
};
