import { Alert, Button, DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import * as commands from './commands.ts';
import type { Institution } from './queries.ts';
import { countyOf } from './tree.ts';
import { sumOf, useBookedAhead } from './useBookedAhead.ts';
import { useMayHere } from './useMayHere.ts';

interface AdmissionActionsProps {
  readonly row: Institution;
  readonly rows: readonly Institution[];
}

type Asked = 'return' | 'suspend' | 'remove' | 'disable';

/** What may be done next on a clinic's way in or out, by whom it may be done. */
export const AdmissionActions = ({ row, rows }: AdmissionActionsProps) => {
  const { t } = useTranslation('institutions');
  const today = useToday();
  const me = useMe();
  const mayHere = useMayHere(rows);
  const say = useSay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const sends = {
    apply: useCommand(commands.applyForAdmission),
    admitByCounty: useCommand(commands.admitByCounty),
    admit: useCommand(commands.admitInstitution),
    lift: useCommand(commands.liftSuspension),
    enable: useCommand(commands.enableInstitution),
  };
  const giving = {
    return: useCommand(commands.returnApplication),
    suspend: useCommand(commands.suspendInstitution),
    remove: useCommand(commands.removeInstitution),
    disable: useCommand(commands.disableInstitution),
  };
  const { institutionId, admission, name } = row;
  const closing = asked === 'suspend' || asked === 'remove' || asked === 'disable';
  const booked = useBookedAhead(institutionId, closing);
  const may = (operation: string): boolean => mayHere(operation, institutionId);
  const others = me.institution?.id !== institutionId;
  const hasCounty = countyOf(new Map(rows.map((one) => [one.institutionId, one])), row.parentId) !== null;
  const forCity = rows.find((one) => one.institutionId === me.institution?.id)?.parentId == null;
  const open = admission === 'applied' || admission === 'admittedByCounty';
  const inside = admission === 'admitted' || admission === 'suspended';
  const done = {
    apply: t('applyDone'),
    admitByCounty: t('admitByCountyDone'),
    admit: t('admitDone'),
    lift: t('liftDone'),
    enable: t('enabledDone'),
    return: t('returnDone'),
    suspend: t('suspendDone'),
    remove: t('removeDone'),
    disable: t('disabledDone'),
  };
  const does = (step: keyof typeof sends, shown: boolean, primary = true) =>
    shown && (
      <Button
        type={primary ? 'primary' : 'default'}
        loading={sends[step].busy}
        data-testid={`admission-${step}`}
        onClick={() => void sends[step].send({ institutionId }).then((outcome) => say.outcome(outcome, done[step], name))}
      >
        {t(step)}
      </Button>
    );
  const asks = (step: Asked, shown: boolean) =>
    shown && (
      <Button danger={step !== 'return'} data-testid={`admission-${step}`} onClick={() => setAsked(step)}>
        {t(step)}
      </Button>
    );
  const leads = { return: t('returnLead'), suspend: t('suspendLead'), remove: t('removeLead'), disable: t('disableLead') };
  return (
    <div className="admission-actions no-print">
      {does('apply', admission != null && !open && !inside && may('applyForAdmission'))}
      {does('admitByCounty', admission === 'applied' && hasCounty && others && may('admitByCounty'))}
      {does('admit', open && (admission === 'admittedByCounty' || !hasCounty) && others && forCity && may('admitInstitution'))}
      {asks('return', open && others && may('returnApplication'))}
      {does('lift', admission === 'suspended' && others && may('liftSuspension'))}
      {asks('suspend', inside && others && may('suspendInstitution'))}
      {asks('remove', inside && others && may('removeInstitution'))}
      {does('enable', !row.enabled && may('enableInstitution'))}
      {asks('disable', row.enabled && row.parentId != null && may('disableInstitution'))}
      {asked && (
        <ReasonDialog
          open
          title={`${t(asked)} · ${name}`}
          lead={leads[asked]}
          action={t(asked)}
          danger={asked !== 'return'}
          onConfirm={async (reason) => {
            const day = asked === 'suspend' ? { until: until?.format('YYYY-MM-DD') ?? null } : {};
            const outcome = await giving[asked].send({ institutionId, reason, ...day });
            if (outcome.ok) say.done(done[asked]);
            return outcome;
          }}
          onClose={() => {
            setAsked(null);
            setUntil(null);
          }}
        >
          {closing && booked && sumOf(booked) > 0 && (
            <Alert
              type="warning"
              showIcon
              data-testid="booked-before-closing"
              title={t('bookedThere', { count: sumOf(booked), days: new Set(booked.map(({ date }) => date)).size })}
              description={t('bookedThereHint')}
            />
          )}
          {asked === 'suspend' && (
            <p>
              <label className="dialog-label" htmlFor="suspendUntil">
                {t('suspendUntil')}
              </label>
              <DatePicker id="suspendUntil" value={until} onChange={setUntil} minDate={dayjs(today)} />
            </p>
          )}
        </ReasonDialog>
      )}
    </div>
  );
};
