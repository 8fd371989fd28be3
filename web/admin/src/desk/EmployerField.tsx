import { AutoComplete, Button, Input, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { graphql } from '../gql/index.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { type Employer, placeOfDistrict } from './employer.ts';
import { EmployerDialog } from './EmployerDialog.tsx';
import { FormField } from './FormField.tsx';

const employersQuery = graphql(`
  query FindEmployers($text: String!, $code: String) {
    findEmployers(text: $text, code: $code)
  }
`);

interface EmployerFieldProps {
  readonly name: string;
  /** Empty: a name only. */
  readonly code: string;
  readonly onChange: (employer: { readonly name: string; readonly code: string; readonly industry: string | null }) => void;
  readonly problem?: string | undefined;
}

const pause = 180;

/** Found while it is typed: by name, pinyin initials or credit code; a new one is entered in place. */
export const EmployerField = ({ name, code, onChange, problem }: EmployerFieldProps) => {
  const { t } = useTranslation('desk');
  const client = useClient();
  const may = useMay();
  const { institutions } = useDirectory();
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Employer[]>([]);
  const [known, setKnown] = useState<Employer | null>(null);
  const [adding, setAdding] = useState(false);

  useEffect(() => {
    if (code === '' || known?.code === code) return undefined;
    let gone = false;
    void client
      .query(employersQuery, { text: '', code })
      .toPromise()
      .then(({ data }) => !gone && setKnown((data?.findEmployers as readonly Employer[] | undefined)?.[0] ?? null));
    return () => {
      gone = true;
    };
  }, [client, code, known]);

  useEffect(() => {
    if (typed === null || typed.trim() === '') return setFound([]);
    let gone = false;
    const timer = setTimeout(() => {
      void client
        .query(employersQuery, { text: typed }, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => !gone && setFound((data?.findEmployers as readonly Employer[] | undefined) ?? []));
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, typed]);

  const take = (employer: Employer): void => {
    setKnown(employer);
    setTyped(null);
    onChange({ name: employer.value.name.zh, code: employer.code, industry: employer.value.industry ?? null });
  };
  const place = code !== '' && known?.code === code ? placeOfDistrict(known.value.district, institutions) : null;
  const offersNew = may('changeEmployers') && name.trim() !== '' && code === '';
  return (
    <FormField
      id="employer"
      label={t('employer')}
      wide
      problem={problem}
      warning={place?.inCity === false ? t('outsideCityHint') : undefined}
      note={
        place ? (
          <Tag color={place.inCity ? 'default' : 'warning'} className="field-tag" data-testid="employer-place">
            {place.inCity ? (place.name ?? t('inCity')) : t('outsideCity')}
          </Tag>
        ) : (
          offersNew && (
            <Button size="small" type="link" className="field-link" onClick={() => setAdding(true)} data-testid="new-employer">
              {t('newEmployer')}
            </Button>
          )
        )
      }
    >
      <AutoComplete
        id="employer"
        value={name}
        defaultActiveFirstOption={false}
        onChange={(text: string) => {
          setTyped(text);
          onChange({ name: text, code: '', industry: null });
        }}
        onSelect={(chosen: string) => {
          const employer = found.find((one) => one.code === chosen);
          if (employer) take(employer);
        }}
        options={found.map((employer) => ({
          value: employer.code,
          label: (
            <span className="employer-option">
              <b>{employer.value.name.zh}</b>
              <small className="muted">{employer.value.unifiedCode ?? employer.value.licence ?? employer.value.address}</small>
            </span>
          ),
        }))}
      >
        <Input id="employer" autoComplete="off" maxLength={200} data-testid="employer" />
      </AutoComplete>
      {adding && (
        <EmployerDialog
          name={name}
          onClose={(added) => {
            setAdding(false);
            if (added) take(added);
          }}
        />
      )}
    </FormField>
  );
};
