import type { Progress } from '@healthcert/integrations/backup';

const pause = 2000;

/** Says how far it is: every two seconds of a long part, and each part's end. */
export const sayEvery = (say: (line: string) => void, now: () => number = () => performance.now()) => {
  let said = now();
  return ({ part, rows }: Progress): void => {
    if (part === 'events' && now() - said < pause) return;
    said = now();
    say(`${part}: ${rows}`);
  };
};
