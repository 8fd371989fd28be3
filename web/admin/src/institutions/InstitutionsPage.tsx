import {
  ApartmentOutlined,
  EnvironmentOutlined,
  PlusOutlined,
  PrinterOutlined,
  SearchOutlined,
  UnorderedListOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Input, Segmented, Select, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLatest } from '../app/useLatest.ts';
import { useToday } from '../app/useToday.ts';
import { Failure } from '../app/Failure.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { usePageParameter } from '../session/usePageParameter.ts';
import type { TableFormat } from '../tables/save-table.ts';
import { SaveTable } from '../tables/SaveTable.tsx';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { useCode, useText } from '../words/useWords.ts';
import { AddDrawer } from './AddDrawer.tsx';
import { InstitutionDrawer } from './InstitutionDrawer.tsx';
import { InstitutionList } from './InstitutionList.tsx';
import { InstitutionMap } from './InstitutionMap.tsx';
import { InstitutionTree } from './InstitutionTree.tsx';
import { itemChoices } from './queries.ts';
import { columnsFor, tableOf } from './table.ts';
import { isWanted, licenceEndsIn, withAncestors } from './tree.ts';
import { UndoInstitutions } from './UndoInstitutions.tsx';
import { useInstitutions } from './useInstitutions.ts';

const views = ['tree', 'list', 'map'] as const;
type View = (typeof views)[number];
const icons = { tree: <ApartmentOutlined />, list: <UnorderedListOutlined />, map: <EnvironmentOutlined /> };
const admissions = ['waiting', 'entered', 'applied', 'admittedByCounty', 'returned', 'admitted', 'suspended', 'removed', 'disabled'];

/** Choices that are no state of the admission itself. */
const optionWords: Readonly<Record<string, 'disabled' | 'applicationsWait'>> = { disabled: 'disabled', waiting: 'applicationsWait' };

/** The city's institutions (A5) as a tree, a list and a map; one is opened beside. */
export const InstitutionsPage = () => {
  const { t } = useTranslation('institutions');
  const today = useToday();
  const code = useCode();
  const text = useText();
  const may = useMay();
  const navigate = useNavigate();
  const saveTable = useSaveTable();
  const [asked, setAsked] = useSearchParams();
  const { rows, error, again } = useInstitutions();
  const [{ data: choices }] = useQuery({ query: itemChoices });
  const items = useMemo(() => {
    const all = new Map((choices?.programmes ?? []).flatMap((programme) => programme.items).map((item) => [item.code, item]));
    return [...all.values()];
  }, [choices]);

  const view: View = views.find((one) => one === asked.get('view')) ?? 'tree';
  const [find, setFind] = useState(asked.get('find') ?? '');
  const wanted = { text: find, kind: asked.get('kind') ?? '', admission: asked.get('admission') ?? '' };
  const expiring = asked.get('expiring') !== null;
  const within = usePageParameter('licence-warning-days');
  const set = (more: Readonly<Record<string, string | null>>): void =>
    setAsked(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(more))
          if (value === null || value === '') next.delete(key);
          else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  // The address follows what is typed, a little later and beside what was opened meanwhile.
  const latest = useLatest(set);
  useEffect(() => {
    const timer = setTimeout(() => latest.current({ find }), 300);
    return () => clearTimeout(timer);
  }, [find]);
  const found = useMemo(
    () => (rows ?? []).filter((row) => isWanted(wanted, row) && (!expiring || licenceEndsIn(row, today, within) !== null)),
    [rows, wanted.text, wanted.kind, wanted.admission, expiring, today, within],
  );
  const ending = (rows ?? []).filter((row) => licenceEndsIn(row, today, within) !== null).length;
  const isFiltered = expiring || Object.values(wanted).some(Boolean);
  const opened = rows?.find(({ institutionId }) => institutionId === asked.get('open'));
  const open = (institutionId: string): void => set({ open: institutionId });

  const exportRows = (format: TableFormat): Promise<void> =>
    saveTable(format, t('institutions', { ns: 'app' }), tableOf(found, rows ?? [], columnsFor(items, text), code, text));

  if (error && !rows) return <Failure error={error} onRetry={again} />;
  return (
    <div className="page institutions">
      <div className="page-head">
        <h1>{t('institutions', { ns: 'app' })}</h1>
        {may('addInstitution') && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => void navigate('/institutions/import')}>
              {t('import')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => set({ open: '+' })} data-testid="add-institution">
              {t('add')}
            </Button>
          </>
        )}
      </div>
      {may('addInstitution') && <UndoInstitutions />}
      <div className="institution-tools no-print">
        <Segmented<View>
          value={view}
          aria-label={t('view')}
          onChange={(chosen) => set({ view: chosen === 'tree' ? null : chosen })}
          options={views.map((value) => ({ value, label: t(value), icon: icons[value] }))}
        />
        {view !== 'list' && (
          <>
            <Input
              allowClear
              prefix={<SearchOutlined />}
              className="institution-search"
              aria-label={t('search')}
              placeholder={t('search')}
              data-testid="find-institution"
              value={find}
              onChange={({ target }) => setFind(target.value)}
            />
            <Select
              aria-label={t('kind')}
              value={wanted.kind}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('anyKind') },
                ...['authority', 'clinic'].map((value) => ({ value, label: code('kind', value) })),
              ]}
              onChange={(kind: string) => set({ kind })}
            />
            <Select
              aria-label={t('admission')}
              value={wanted.admission}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('anyAdmission') },
                ...admissions.map((value) => ({ value, label: optionWords[value] ? t(optionWords[value]) : code('admission', value) })),
              ]}
              onChange={(admission: string) => set({ admission })}
            />
            <span className="muted small push" aria-live="polite" data-testid="institutions-found">
              {t('found', { count: found.length })}
            </span>
            {view === 'map' && (
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t('print')}
              </Button>
            )}
            {found.length > 0 && <SaveTable label={t('export')} testId="export-institutions" onSave={exportRows} />}
          </>
        )}
      </div>
      {ending > 0 && view !== 'list' && (
        <Alert
          type="warning"
          showIcon
          className="institution-expiring no-print"
          title={t('expiring', { count: ending })}
          action={
            <Button
              size="small"
              type={expiring ? 'primary' : 'default'}
              aria-pressed={expiring}
              onClick={() => set({ expiring: expiring ? null : '1' })}
            >
              {t('onlyExpiring')}
            </Button>
          }
        />
      )}
      {view === 'list' ? (
        <InstitutionList onOpen={open} />
      ) : !rows ? (
        <Skeleton active />
      ) : found.length === 0 ? (
        <EmptyState title={isFiltered ? t('noneFound') : t('none')} hint={isFiltered ? t('noneFoundHint') : t('noneHint')} />
      ) : view === 'tree' ? (
        <InstitutionTree rows={withAncestors(rows, found)} onOpen={open} />
      ) : (
        <InstitutionMap rows={rows} shown={found} onOpen={open} />
      )}
      {rows && opened && (
        <InstitutionDrawer key={opened.institutionId} row={opened} rows={rows} items={items} onClose={() => set({ open: null })} />
      )}
      {rows && asked.get('open') === '+' && may('addInstitution') && (
        <AddDrawer rows={rows} items={items} onClose={(added) => set({ open: added })} />
      )}
    </div>
  );
};
