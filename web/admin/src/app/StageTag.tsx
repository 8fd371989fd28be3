import { useCode } from '../words/useWords.ts';

/** Where a case stands: a dot that fills as it goes on, and the word. */
export const StageTag = ({ stage }: { readonly stage: string }) => {
  const code = useCode();
  return <span className={`stage stage-${stage}`}>{code('stage', stage)}</span>;
};

/** A conclusion's outcome. */
export const OutcomeTag = ({ outcome }: { readonly outcome: string }) => {
  const code = useCode();
  return <span className={`hc-badge outcome ${outcomeTone[outcome] ?? 'hc-tone-expired'}`}>{code('outcome', outcome)}</span>;
};

const outcomeTone: Readonly<Record<string, string>> = {
  fit: 'hc-tone-valid',
  unfit: 'hc-tone-revoked',
  recheck: 'hc-tone-suspended',
  incomplete: 'hc-tone-expired',
};
