import { useState } from 'react';
import { recordArrival, registerCase } from '../commands/case-commands.ts';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { useSay } from '../commands/useSay.tsx';
import { occurredAt, type OnPaper } from './PaperFields.tsx';
import { identityInput, type Particulars, payerInput } from './particulars.ts';
import { uploadPortrait } from './upload-files.ts';

interface Registering {
  readonly caseId: string;
  readonly typed: Particulars;
  readonly paper: OnPaper | null;
  readonly booking: { readonly date: string; readonly bookingId: string } | null;
  readonly andArrive: boolean;
}

/** Not ok: nothing is registered, nothing is lost, and all may be repeated. */
export type Registered = { readonly ok: true; readonly arrived: boolean } | { readonly ok: false; readonly problem: Problem };

interface Registration {
  readonly busy: boolean;
  readonly register: (of: Registering, onPortrait: (file: string) => void) => Promise<Registered>;
}

/**
 * Uploads the portrait, registers and records the arrival, each step repeatable: the case's id is made before, the commands
 * keep theirs until they are answered. Somebody registered who did not arrive (unpaid, connection lost) is told of; the
 * case's page goes on from there.
 */
export const useRegistration = (): Registration => {
  const me = useMe();
  const may = useMay();
  const say = useSay();
  const registering = useCommand(registerCase);
  const arriving = useCommand(recordArrival);
  const [busy, setBusy] = useState(false);

  const steps = async (
    { caseId, typed, paper, booking, andArrive }: Registering,
    onPortrait: (file: string) => void,
  ): Promise<Registered> => {
    let { portraitFile } = typed;
    if (typed.picture !== null && portraitFile === null) {
      const uploaded = await uploadPortrait(typed.picture, identityInput(typed, null));
      if (!uploaded.ok) return uploaded;
      portraitFile = uploaded.id;
      onPortrait(uploaded.id);
    }
    const at = paper && occurredAt(paper);
    const outcome = await registering.send({
      caseId,
      institutionId: me.institution?.id ?? '',
      programmeId: typed.programmeId,
      renewalOf: typed.renewalOf,
      renewalOfArchived: typed.renewalOfArchived,
      besideOpen: typed.besideOpen.trim() || null,
      ...identityInput(typed, portraitFile),
      ...payerInput(typed),
      booking: booking && { date: booking.date, bookingId: booking.bookingId },
      paper:
        paper && at !== null
          ? { formNumber: paper.formNumber, occurredAt: at, otherProgramme: paper.otherProgramme === typed.programmeId }
          : null,
    });
    if (!outcome.ok) return outcome;
    if (!andArrive || !may('recordArrival')) return { ok: true, arrived: false };
    const arrival = await arriving.send({ caseId });
    if (!arrival.ok) say.problem(arrival.problem, typed.name);
    return { ok: true, arrived: arrival.ok };
  };

  const register: Registration['register'] = (of, onPortrait) => {
    setBusy(true);
    return steps(of, onPortrait).finally(() => setBusy(false));
  };
  return { busy, register };
};
