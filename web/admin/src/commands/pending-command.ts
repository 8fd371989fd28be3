import { newId as timedId } from '../words/uuid.ts';

/**
 * The id of a command whose outcome is not known: as long as the same input is sent, it is the same command, so that a
 * save repeated after a lost answer is done once.
 */
export const pendingCommand = (newId: () => string = timedId) => {
  let unsettled: { readonly key: string; readonly id: string } | null = null;
  return {
    idFor: (input: unknown): string => {
      const key = JSON.stringify(input);
      if (unsettled?.key !== key) unsettled = { key, id: newId() };
      return unsettled.id;
    },
    /** An answer came, whatever it was: the next command is another. */
    settle: (): void => {
      unsettled = null;
    },
  };
};
