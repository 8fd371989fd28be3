import { EmptyState } from '@healthcert/web-ui';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { ImportChecked } from '../imports/ImportChecked.tsx';
import type { Choice } from '../registers/value-form.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { type Institution, itemChoices } from './queries.ts';
import { useImportInstitutions } from './useImportInstitutions.ts';
import { useInstitutions } from './useInstitutions.ts';

/** Institutions from a file: what each line would do is shown before anything is entered (A5). */
export const ImportInstitutionsPage = () => {
  const { t } = useTranslation('institutions');
  const may = useMay();
  const { rows, error, again } = useInstitutions();
  const [{ data }] = useQuery({ query: itemChoices });
  if (error && !rows) return <Failure error={error} onRetry={again} />;
  if (!may('addInstitution')) return <EmptyState title={t('importTitle')} hint={t('importNotYours')} />;
  if (!rows || !data) return <Skeleton active />;
  const items = [...new Map(data.programmes.flatMap((programme) => programme.items).map((item) => [item.code, item])).values()];
  return <ImportInstitutions known={rows} items={items} />;
};

const ImportInstitutions = (props: { readonly known: readonly Institution[]; readonly items: readonly Choice[] }) => {
  const { t } = useTranslation('institutions');
  // As it was when the page was opened: what is entered meanwhile would make the file look done.
  const { known, items } = useMemo(() => props, []);
  const reading = useImportInstitutions(known, items);
  return (
    <ImportChecked
      back={{ to: '/institutions', label: t('importBack') }}
      title={t('importTitle')}
      lead={t('importLead')}
      {...reading}
      changes={({ disabled }) => disabled && <span className="muted">{t('importDisabled')}</span>}
    />
  );
};
