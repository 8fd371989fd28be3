import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import type { Design } from './design.ts';
import { type LayoutPlace, useCommands } from './useCommands.ts';
import type { Designer } from './useDesigner.ts';

interface Of {
  readonly designer: Designer;
  readonly place: LayoutPlace;
  readonly revision: number;
  readonly initial: Design;
  readonly hasDraft: boolean;
  readonly inForce: Design;
  readonly disabled: boolean;
  readonly onReload: () => void;
}

/** What the server keeps of a design: its draft is saved and discarded, what is published is withdrawn. */
export const useKeptDesign = ({ designer, place, revision, initial, hasDraft, inForce, disabled, onReload }: Of) => {
  const { t } = useTranslation('layouts');
  const say = useSay();
  const { modal } = App.useApp();
  const commands = useCommands(place, revision);
  const { design } = designer;
  const [kept, setKept] = useState({ design: initial, draft: hasDraft });
  const [overwrite, setOverwrite] = useState(false);
  const unsaved = design !== kept.design;

  const save = async (): Promise<boolean> => {
    if (disabled || commands.busy) return false;
    if (!unsaved && kept.draft) return true;
    const outcome = await commands.save(design, overwrite);
    setOverwrite(!outcome.ok && outcome.problem.kind === 'StaleVersion');
    if (!outcome.ok) {
      if (outcome.problem.kind !== 'StaleVersion') say.problem(outcome.problem);
      return false;
    }
    setKept({ design, draft: true });
    say.done(t('saved'));
    return true;
  };
  /** The draft is a version now, and none any more. */
  const publish = async (note: string): Promise<Outcome> => {
    const outcome = await commands.publish(note);
    if (outcome.ok) setKept((before) => ({ ...before, draft: false }));
    return outcome;
  };
  const asked = (what: 'discard' | 'withdraw', act: () => Promise<Outcome>, then: () => void): void =>
    void modal.confirm({
      title: t(`${what}Title`),
      content: t(`${what}Lead`),
      okText: t(what),
      okButtonProps: { danger: true },
      onOk: async () => {
        const outcome = await act();
        if (!outcome.ok) return say.problem(outcome.problem);
        then();
        return say.done(t(what === 'discard' ? 'discarded' : 'withdrawn'));
      },
    });

  return {
    hasDraft: kept.draft,
    unsaved,
    busy: commands.busy,
    /** Another has saved the draft meanwhile: saving again writes over it. */
    overwrite,
    save,
    publish,
    discard: (): void =>
      asked('discard', commands.discard, () => {
        designer.replace(inForce);
        setKept({ design: inForce, draft: false });
      }),
    withdraw: (): void => asked('withdraw', commands.withdraw, onReload),
  };
};

export type KeptDesign = ReturnType<typeof useKeptDesign>;
