import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { correctResult } from '../commands/case-commands.ts';
import { type Outcome, refusedHere } from '../commands/outcome.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { type ItemEntry, resultOf } from './entry.ts';
import { type Change, changesBetween } from './entry-parts.ts';
import { ItemFields } from './ItemFields.tsx';
import type { OfPerson } from './range.ts';
import { useParts } from './useParts.ts';
import { stations } from './words.ts';

/** A result as it is recorded. */
export interface Recorded {
  readonly entry: ItemEntry;
  readonly lot: string;
  readonly device: string;
}

interface CorrectionDialogProps {
  readonly open: boolean;
  readonly caseId: string;
  readonly revision: number;
  readonly person: OfPerson;
  readonly item: ProgrammeItem | null;
  readonly recorded: Recorded;
  /** What was typed for it before it was known that there is a result; null: nothing. */
  readonly mine: ItemEntry | null;
  /** Why, where it is known beforehand. */
  readonly reason: string;
  readonly onClose: (done: boolean) => void;
}

const unchanged = refusedHere('Unchanged', { zh: stations.zh.unchangedHint, en: stations.en.unchangedHint });

/** A result set right: begun with what is recorded, which stays but for what is changed here; before and after are seen. */
export const CorrectionDialog = (props: CorrectionDialogProps) => {
  const { open, caseId, revision, person, item, recorded, mine, reason: known, onClose } = props;
  const { t } = useTranslation('stations');
  const text = useText();
  const parts = useParts();
  const correct = useCommand(correctResult);
  const [now, setNow] = useState(recorded);
  useEffect(() => {
    if (open) setNow({ ...recorded, entry: mine ?? recorded.entry });
  }, [open, item?.code]);

  const partsOf = ({ entry, lot, device }: Recorded) => [
    ...(item ? parts(item, entry) : []),
    { key: 'lot', what: t('lot'), words: lot.trim() },
    { key: 'device', what: t('device'), words: device.trim() },
  ];
  const changes = changesBetween(partsOf(recorded), partsOf(now));
  const send = async (reason: string): Promise<Outcome> => {
    if (!item || changes.length === 0) return unchanged;
    const how = { reagentLot: now.lot.trim() || null, deviceId: now.device.trim() || null };
    return correct.send({ caseId, reason, ...how, ...resultOf(item, now.entry) }, revision);
  };
  return (
    <ReasonDialog
      open={open}
      wide
      title={t('correctTitle', { item: item ? text(item.name) : '' })}
      lead={t('correctLead')}
      action={t('correct')}
      usual={[t('usualMistyped'), t('usualRepeat')]}
      initial={known}
      onConfirm={send}
      onClose={onClose}
    >
      {item && (
        <ItemFields
          caseId={caseId}
          item={item}
          person={person}
          entry={now.entry}
          onChange={(entry) => setNow({ ...now, entry })}
          current={false}
        />
      )}
      <div className="correction-how">
        {(['lot', 'device'] as const).map((name) => (
          <label key={name} className="kept">
            {t(name)}
            <Input
              size="small"
              maxLength={64}
              value={now[name]}
              data-testid={`correct-${name}`}
              onChange={({ target }) => setNow({ ...now, [name]: target.value })}
            />
          </label>
        ))}
      </div>
      <Changes changes={changes} />
    </ReasonDialog>
  );
};

const Changes = ({ changes }: { readonly changes: readonly Change[] }) => {
  const { t } = useTranslation('stations');
  if (changes.length === 0) return <p className="correction-changes muted small">{t('unchanged')}</p>;
  return (
    <ul className="correction-changes small" aria-label={t('changes')} data-testid="correction-changes">
      {changes.map(({ key, what, before, after }) => (
        <li key={key}>
          {what && <span className="muted">{what} </span>}
          <del>{before || t('nothingSaid')}</del> → <ins>{after || t('nothingSaid')}</ins>
        </li>
      ))}
    </ul>
  );
};
