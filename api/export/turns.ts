/** Who may have how many under way: in this process, and each. Null: not now; else gives the turn back. */
export const createTurns = ({ each, all }: { readonly each: number; readonly all: number }): ((who: string) => (() => void) | null) => {
  const running = new Map<string, number>();
  return (who) => {
    const own = running.get(who) ?? 0;
    if (own >= each || running.values().reduce((sum, n) => sum + n, 0) >= all) return null;
    running.set(who, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = running.get(who)! - 1;
      if (left === 0) running.delete(who);
      else running.set(who, left);
    };
  };
};
