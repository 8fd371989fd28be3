import { Alert, App, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { ask } from '../imports/ask.ts';
import { FileTable } from '../imports/FileTable.tsx';
import { ImportFoot } from '../imports/ImportFoot.tsx';
import { ImportFrame } from '../imports/ImportFrame.tsx';
import type { Source } from '../imports/source.ts';
import { useImportRecord } from '../imports/useImportRecord.ts';
import type { FileTable as ReadTable } from '../registers/import-rows.ts';
import type { TableFormat } from '../tables/save-table.ts';
import { SaveTable } from '../tables/SaveTable.tsx';
import { useSaveTable } from '../tables/useSaveTable.ts';
import { newId } from '../words/uuid.ts';
import { useText } from '../words/useWords.ts';
import { mappingOf, type UserColumn, userColumns, userRows, type UserRow } from './import-users.ts';
import { addStaff } from './queries.ts';
import { type AddedUser, UndoStaff } from './UndoStaff.tsx';
import { useGivable } from './useGivable.ts';
import { usePlaces } from './usePlaces.ts';
import { useInitialPassword } from './useStaffCommands.ts';

type Shown = 'all' | 'ok' | 'bad' | 'done';
interface Line extends UserRow {
  readonly said: readonly string[];
  readonly done: boolean;
}

/** Users from a file: what each column holds, what is wrong with each line, then one after the other. */
export const ImportStaffPage = () => {
  const { t } = useTranslation('staff');
  const { t: of } = useTranslation('imports');
  const text = useText();
  const { message } = App.useApp();
  const { institutions } = useDirectory();
  const { choices: places } = usePlaces('addStaff');
  const { rows: roles, choices, known: rolesKnown } = useGivable();
  // Each line would be refused by what is still on its way.
  const known = rolesKnown && institutions.length > 0;
  const saveTable = useSaveTable();
  const add = useCommand(addStaff);
  const setPassword = useInitialPassword();
  const batch = useBatch<Line>();
  const [file, setFile] = useState('');
  const { add: remember } = useImportRecord<AddedUser>('staff');
  const [read, setRead] = useState<ReadTable | null>(null);
  const [mapping, setMapping] = useState<readonly (UserColumn | null)[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [only, setOnly] = useState<Shown>('all');
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map());
  const [passwords, setPasswords] = useState<readonly (readonly string[])[]>([]);
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());

  const names: Readonly<Record<UserColumn, string>> = {
    displayName: t('name'),
    loginName: t('loginName'),
    title: t('jobTitle'),
    institution: t('institution'),
    roles: t('roles'),
  };
  const take = async (name: string, source: Source): Promise<void> => {
    setBusy(true);
    const told = await ask<ReadTable>('/api/tables/read', source);
    setBusy(false);
    setFile(name);
    setProblem(told.ok ? null : told.problem);
    setRead(told.ok ? told.answer : null);
    setMapping(told.ok ? mappingOf(told.answer.head) : []);
    setRefused(new Map());
    setDone(new Set());
    setPasswords([]);
  };

  const lines = useMemo((): readonly Line[] => {
    if (!read || !known) return [];
    const reached = new Set(places.map(({ value }) => value));
    const inCity = {
      institutions: institutions.filter(({ institutionId }) => reached.has(institutionId ?? '')),
      roles: roles.map(({ roleId, nameZh, nameEn }) => ({
        roleId: roleId ?? '',
        names: [nameZh ?? '', nameEn ?? ''],
        givable: choices.some((one) => one.value === roleId && !one.disabled),
      })),
    } as Parameters<typeof userRows>[2];
    return userRows(read.rows, mapping, inCity).map((row) => {
      const why = refused.get(row.line);
      return {
        ...row,
        done: done.has(row.line),
        said: [
          ...row.faults.map((fault) => t(fault.why, { value: fault.value || names[fault.column] })),
          ...(why === undefined ? [] : [why]),
        ],
      };
    });
  }, [read, mapping, institutions, places, roles, choices, known, refused, done, t]);

  const ready = lines.filter((line) => !line.done && line.said.length === 0);
  const bad = lines.filter((line) => line.said.length > 0);
  const missing = read ? userColumns.filter((column) => column !== 'title' && !mapping.includes(column)) : [];
  const shown = { all: lines, ok: ready, bad, done: lines.filter((line) => line.done) }[only];

  const enter = async (): Promise<void> => {
    const entered: (readonly string[])[] = [];
    const succeeded = await batch.run(ready, async (line) => {
      const staffId = `staff-${newId()}`;
      const outcome = await add.send({ staffId, ...line.user, roleIds: [...line.user.roleIds] });
      if (!outcome.ok) {
        setRefused((before) => new Map(before).set(line.line, text(outcome.problem.text)));
        return outcome;
      }
      setDone((before) => new Set(before).add(line.line));
      remember(file, [{ name: line.user.displayName, back: { staffId } }]);
      const { loginName, displayName } = line.user;
      const { outcome: set, made } = await setPassword({ staffId, name: displayName, loginName });
      if (set.ok) entered.push([displayName, loginName, made.password]);
      return set;
    });
    setPasswords((before) => [...before, ...entered]);
    if (succeeded.length > 0) void message.success(t('imported', { count: succeeded.length }));
  };
  const saveLost = (format: TableFormat): Promise<void> =>
    saveTable(format, t('lineBad'), [[...(read?.head ?? []), of('reason')], ...bad.map(({ cells, said }) => [...cells, said.join(' ')])]);
  const savePasswords = (format: TableFormat): Promise<void> =>
    saveTable(format, t('passwordsTitle'), [[t('name'), t('loginName'), t('passwordsTitle')], ...passwords]);

  return (
    <ImportFrame
      back={{ to: '/staff', label: t('title') }}
      title={t('importTitle')}
      lead={t('importLead')}
      busy={busy || (read !== null && !known)}
      locked={batch.state?.running ?? false}
      loaded={read !== null}
      onSource={(name, source) => void take(name, source)}
    >
      {!batch.state && <UndoStaff />}
      {problem && <Alert type="error" showIcon role="alert" title={text(problem.text)} />}
      {missing.length > 0 && (
        <Alert type="warning" showIcon title={missing.map((column) => t('noColumn', { value: names[column] })).join(' ')} />
      )}
      {read && (
        <>
          <FileTable<Line>
            rows={shown}
            busy={busy || (read !== null && !known)}
            width={260}
            headings={read.head.map((heading, n) => (
              <div key={`${heading}-${n}`} className="import-mapping">
                <span>{heading}</span>
                <Select
                  size="small"
                  allowClear
                  aria-label={`${t('column')}: ${heading}`}
                  placeholder={t('ignored')}
                  value={mapping[n] ?? null}
                  onChange={(column: UserColumn | null) =>
                    setMapping(mapping.map((one, at) => (at === n ? (column ?? null) : one === column ? null : one)))
                  }
                  options={userColumns.map((column) => ({ value: column, label: names[column] }))}
                />
              </div>
            ))}
            understood={[
              {
                key: 'state',
                title: t('state'),
                width: 260,
                render: (_value, line) => (line.said.length > 0 ? line.said.join(' ') : t(line.done ? 'lineDone' : 'lineOk')),
              },
            ]}
            isBad={({ faults }, column) => faults.some((fault) => fault.column === mapping[column])}
            rowClass={({ said, done: entered }) => (said.length > 0 ? 'import-refused' : entered ? 'import-same' : 'import-add')}
          />
          <ImportFoot<Shown>
            only={only}
            onOnly={setOnly}
            filters={[
              { value: 'all', label: `${t('all')} ${lines.length}`, count: lines.length },
              { value: 'ok', label: `${t('lineOk')} ${ready.length}`, count: ready.length },
              { value: 'bad', label: `${t('lineBad')} ${bad.length}`, count: bad.length },
              { value: 'done', label: `${t('lineDone')} ${done.size}`, count: done.size },
            ]}
            lost={bad.length}
            onSaveLost={saveLost}
          >
            {passwords.length > 0 && <SaveTable label={t('savePasswords')} testId="save-passwords" onSave={savePasswords} />}
            <Button type="primary" disabled={ready.length === 0} onClick={() => void enter()} data-testid="enter-users">
              {t('importGo', { count: ready.length })}
            </Button>
          </ImportFoot>
        </>
      )}
      <BatchProgress
        title={t('importing')}
        state={batch.state}
        nameOf={(line) => line.user.displayName}
        onStop={batch.stop}
        onClose={batch.close}
      />
    </ImportFrame>
  );
};
