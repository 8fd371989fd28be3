import { Alert, Button, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../app/SidePanel.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import type { Choice, Value } from '../registers/value-form.ts';
import { useCode, useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { addInstitution } from './commands.ts';
import { blamed, fieldsFor, noProblems, readParticulars } from './particulars.ts';
import { ParticularsForm } from './ParticularsForm.tsx';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import type { Institution } from './queries.ts';
import { useMayHere } from './useMayHere.ts';

interface AddDrawerProps {
  readonly rows: readonly Institution[];
  readonly items: readonly Choice[];
  readonly onClose: (added: string | null) => void;
}

interface Typed {
  readonly institutionId: string;
  readonly kind: 'authority' | 'clinic';
  readonly place: Place;
  readonly value: Value;
}

const blank = (): Typed => ({ institutionId: newId(), kind: 'clinic', place: { parentId: null, level: null }, value: {} });

/** A new institution; what is typed is kept until it is saved or thrown away. */
export const AddDrawer = ({ rows, items, onClose }: AddDrawerProps) => {
  const { t } = useTranslation('institutions');
  const text = useText();
  const code = useCode();
  const say = useSay();
  const mayHere = useMayHere(rows);
  const add = useCommand(addInstitution);
  const [typed, type, clear] = useDraft<Typed>('institution/+', useMemo(blank, []));
  const [problems, setProblems] = useState(noProblems);
  const [top, setTop] = useState<Problem | null>(null);
  const { institutionId, kind, place, value } = typed;
  const fields = useMemo(() => fieldsFor(kind, items), [kind, items]);
  const change = (more: Partial<Typed>): void => {
    type((before) => ({ ...before, ...more }));
    setProblems(noProblems);
    setTop(null);
  };
  const parents = rows.filter(
    (row) =>
      row.kind === 'authority' &&
      row.enabled &&
      mayHere('addInstitution', row.institutionId) &&
      (kind === 'clinic' || row.level !== 'township'),
  );
  const save = async (): Promise<void> => {
    const { input, faults } = readParticulars(value, null);
    if (faults.size > 0 || place.parentId === null || place.level === null) {
      setProblems(new Map([...faults].map(([path, why]) => [path, t(why)])));
      return document.getElementById(place.parentId === null ? 'place-parent' : `value-${[...faults.keys()][0]}`)?.focus();
    }
    const outcome = await add.send({ institutionId, kind, parentId: place.parentId, level: place.level, ...input });
    if (outcome.ok) {
      clear();
      say.done(t('added'));
      return onClose(institutionId);
    }
    const field = blamed(outcome.problem.field);
    setProblems(field === null ? noProblems : new Map([[field, text(outcome.problem.text)]]));
    setTop(field === null ? outcome.problem : null);
  };
  return (
    <SidePanel
      open
      size={720}
      title={t('add')}
      onClose={() => onClose(null)}
      destroyOnHidden
      extra={
        <Button type="primary" loading={add.busy} onClick={() => void save()} data-testid="save-institution">
          {t('save')}
        </Button>
      }
    >
      <div
        className="entry-form"
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      >
        <div role="alert" className="entry-notices">
          {top && <Alert type="error" showIcon title={text(top.text)} />}
        </div>
        <Radio.Group
          value={kind}
          aria-label={t('kind')}
          optionType="button"
          options={(['clinic', 'authority'] as const).map((one) => ({ value: one, label: code('kind', one) }))}
          onChange={({ target }) => change({ kind: target.value as Typed['kind'], place: { parentId: null, level: null } })}
        />
        <PlaceFields
          parents={parents}
          kind={kind}
          place={place}
          onChange={(chosen) => {
            const area = rows.find((row) => row.institutionId === chosen.parentId)?.area;
            change({ place: chosen, value: { ...value, area: value['area'] ?? area } });
          }}
        />
        <ParticularsForm
          fields={fields}
          rows={rows}
          value={value}
          problems={problems}
          disabled={false}
          onChange={(changed) => change({ value: changed })}
        />
      </div>
    </SidePanel>
  );
};
