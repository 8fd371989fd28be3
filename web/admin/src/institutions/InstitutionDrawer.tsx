import { Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../app/SidePanel.tsx';
import { useAskDiscard } from '../app/useAskDiscard.ts';
import { Link } from 'react-router';
import type { Choice } from '../registers/value-form.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { Admission } from './Admission.tsx';
import { BookedAhead } from './BookedAhead.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { Particulars } from './Particulars.tsx';
import { fieldsFor } from './particulars.ts';
import type { Institution } from './queries.ts';
import { standsBelowDisabled } from './tree.ts';
import { useInstitutionDraft } from './useInstitutionDraft.ts';
import { useMayHere } from './useMayHere.ts';

interface InstitutionDrawerProps {
  readonly row: Institution;
  readonly rows: readonly Institution[];
  readonly items: readonly Choice[];
  readonly onClose: () => void;
}

/** One institution: what is known of it, how it is admitted, who is booked there. */
export const InstitutionDrawer = ({ row, rows, items, onClose }: InstitutionDrawerProps) => {
  const { t } = useTranslation('institutions');
  const askDiscard = useAskDiscard();
  const { reads } = useMe();
  const mayHere = useMayHere(rows);
  const fields = useMemo(() => fieldsFor(row.kind, items), [row.kind, items]);
  const draft = useInstitutionDraft(row, fields);
  const [moving, setMoving] = useState(false);
  const mayChange = mayHere('changeInstitution', row.institutionId);
  const leave = (): void => {
    draft.clear();
    onClose();
  };
  const close = (): void => askDiscard(draft.changed && mayChange, leave);
  const byId = useMemo(() => new Map(rows.map((one) => [one.institutionId, one])), [rows]);
  const closed = !row.enabled || row.admission !== 'admitted' || standsBelowDisabled(byId, row);
  return (
    <SidePanel
      open
      size={720}
      title={row.name}
      onClose={close}
      destroyOnHidden
      extra={
        <>
          {'access-log' in reads && (
            <Link
              to={`/history/institution/${encodeURIComponent(row.institutionId)}`}
              className="institution-history"
              data-testid="institution-history"
            >
              {t('asItStood')}
            </Link>
          )}
          {row.parentId != null && mayHere('moveInstitution', row.institutionId) && (
            <Button onClick={() => setMoving(true)} data-testid="move-institution">
              {t('move')}
            </Button>
          )}
        </>
      }
    >
      <Tabs
        items={[
          {
            key: 'particulars',
            label: t('particulars'),
            children: <Particulars row={row} rows={rows} fields={fields} draft={draft} mayChange={mayChange} />,
          },
          { key: 'admission', label: t('passage'), children: <Admission row={row} rows={rows} /> },
          ...('booking-slot-list' in reads
            ? [{ key: 'ahead', label: t('ahead'), children: <BookedAhead row={row} closed={closed} /> }]
            : []),
        ]}
      />
      <MoveDialog open={moving} row={row} rows={rows} onClose={() => setMoving(false)} />
    </SidePanel>
  );
};
