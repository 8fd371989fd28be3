import { IdcardOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { FormField } from '../desk/FormField.tsx';
import { documentTypes, type Particulars, readingOf, sexes, withNumber, withProgramme } from '../desk/particulars.ts';
import { soundsLike } from '../desk/sounds-like.ts';
import type { RegisterCaseSex } from '../gql/graphql.ts';
import { useCode, useText } from '../words/useWords.ts';

/** What a refusal of a booking may be about, of those that stand here. */
export const bookFields = ['documentNumber', 'name', 'sex', 'birthDate', 'phone', 'programmeId', 'jobCode'] as const;
export type BookField = (typeof bookFields)[number];

interface BookFormProps {
  readonly value: Particulars;
  readonly onChange: (change: (before: Particulars) => Particulars) => void;
  readonly today: string;
  readonly problemOf: (field: BookField) => string | undefined;
  readonly onReadCard: () => void;
}

/** Who gets the seat, and for what: as much as a booking asks. */
export const BookForm = ({ value, onChange, today, problemOf, onReadCard }: BookFormProps) => {
  const { t: desk } = useTranslation('desk');
  const { t: agent } = useTranslation('agent');
  const text = useText();
  const code = useCode();
  const { programmes } = useDirectory();
  const reading = readingOf(value, today);
  const programme = programmes.find(({ id }) => id === value.programmeId);
  const set = (change: Partial<Particulars>): void => onChange((before) => ({ ...before, ...change }));
  return (
    <>
      <FormField id="bookType" label={desk('documentType')}>
        <Select
          id="bookType"
          value={value.documentType}
          onChange={(documentType) => onChange((before) => withNumber(before, { documentType }, today))}
          popupMatchSelectWidth={false}
          options={documentTypes.map((type) => ({ value: type, label: code('documentType', type) }))}
        />
      </FormField>
      <FormField
        id="bookNumber"
        label={desk('documentNumber')}
        problem={problemOf('documentNumber') ?? (reading.state === 'wrong' ? desk(`number_${reading.problem}`) : undefined)}
      >
        <Input
          id="bookNumber"
          autoComplete="off"
          className="number-input"
          maxLength={40}
          value={value.documentNumber}
          onChange={({ target }) => onChange((before) => withNumber(before, { documentNumber: target.value }, today))}
          suffix={
            <Button
              size="small"
              type="text"
              icon={<IdcardOutlined />}
              onClick={onReadCard}
              aria-label={agent('readCard')}
              title={`${agent('readCard')} F2`}
            />
          }
        />
      </FormField>
      <FormField id="bookName" label={desk('name')} problem={problemOf('name')}>
        <Input id="bookName" autoComplete="off" maxLength={100} value={value.name} onChange={({ target }) => set({ name: target.value })} />
      </FormField>
      {reading.state !== 'read' && value.documentType !== 'idCard' && (
        <>
          <FormField id="bookSex" label={desk('sex')} problem={problemOf('sex')}>
            <Segmented<RegisterCaseSex | ''>
              id="bookSex"
              block
              value={value.sex}
              onChange={(sex) => set({ sex })}
              options={sexes.map((sex) => ({ value: sex, label: code('sex', sex) }))}
            />
          </FormField>
          <FormField id="bookBirth" label={desk('birthDate')} problem={problemOf('birthDate')}>
            <DatePicker
              id="bookBirth"
              style={{ width: '100%' }}
              maxDate={dayjs(today).endOf('day')}
              value={value.birthDate === '' ? null : dayjs(value.birthDate)}
              onChange={(day) => set({ birthDate: day?.format('YYYY-MM-DD') ?? '' })}
            />
          </FormField>
        </>
      )}
      <FormField id="bookPhone" label={desk('phone')} problem={problemOf('phone')}>
        <Input
          id="bookPhone"
          autoComplete="off"
          inputMode="tel"
          maxLength={30}
          value={value.phone}
          onChange={({ target }) => set({ phone: target.value })}
        />
      </FormField>
      <FormField id="bookProgramme" label={desk('programme')} problem={problemOf('programmeId')}>
        <Select
          id="bookProgramme"
          data-testid="bookProgramme"
          value={value.programmeId || null}
          onChange={(programmeId: string) =>
            onChange((before) => withProgramme(before, programmeId, programmes.find(({ id }) => id === programmeId)?.jobs ?? []))
          }
          options={programmes.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      </FormField>
      <FormField id="bookJob" label={desk('job')} problem={problemOf('jobCode')}>
        <Select
          id="bookJob"
          data-testid="bookJob"
          allowClear
          showSearch={{ filterOption: soundsLike }}
          value={value.jobCode || null}
          onChange={(jobCode: string | undefined) => set({ jobCode: jobCode ?? '' })}
          options={(programme?.jobs ?? []).map((job) => ({ value: job.code, label: text(job.name), sound: job.sound }))}
        />
      </FormField>
      <FormField id="bookEmployer" label={desk('employer')}>
        <Input
          id="bookEmployer"
          autoComplete="off"
          maxLength={200}
          value={value.employer}
          onChange={({ target }) => set({ employer: target.value })}
        />
      </FormField>
    </>
  );
};
