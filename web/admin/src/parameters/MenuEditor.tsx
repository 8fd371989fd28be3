import { App, Button } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onto, stepped } from '../app/arranged-places.ts';
import { type Place, places } from '../app/places.tsx';
import { UndoRedo } from '../app/UndoRedo.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useSteps } from '../app/useSteps.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type Arranged, draftOf, isSame, sentOf } from './menu-draft.ts';
import { MenuPlace } from './MenuPlace.tsx';
import { type ArrangedMenu, arrangeMenu } from './queries.ts';

interface MenuEditorProps {
  readonly roleId: string | null;
  readonly menu: Pick<ArrangedMenu, 'places' | 'edition'>;
  readonly onChanged: (changed: boolean) => void;
}

type Draft = readonly Arranged<Place>[];

const groups = [
  ['work', 'groupWork'],
  ['lists', 'groupLists'],
  ['settings', 'groupSettings'],
] as const;

const focusRow = (from: HTMLElement, by: -1 | 1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('.menu-place button.menu-name')];
  rows[rows.indexOf(from) + by]?.focus();
};

/** One menu, by keys or by dragging; nothing holds before it is saved. */
export const MenuEditor = ({ roleId, menu, onChanged }: MenuEditorProps) => {
  const { t } = useTranslation('parameters');
  const { t: app } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const command = useCommand(arrangeMenu);
  const stored = draftOf(places, menu.places);
  const { now: draft, put, ...steps } = useSteps<Draft>(stored);
  const [dragged, setDragged] = useState<string | null>(null);
  const changed = !isSame(draft, stored);
  useEffect(() => onChanged(changed), [changed, onChanged]);
  useEffect(() => () => onChanged(false), [onChanged]);

  const send = async (sent: ReturnType<typeof sentOf> | null, done: string): Promise<void> => {
    say.outcome(await command.send({ roleId, places: sent, edition: menu.edition }), done);
  };
  const save = (): void => void (changed && send(sentOf(draft), t('menuSaved')));
  const toggle = (name: string): void => put(draft.map((place) => (place.name === name ? { ...place, shown: !place.shown } : place)));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, name: string): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (event.altKey) put(stepped(draft, name, by));
    else focusRow(event.currentTarget, by);
  };
  useHotkeys({ 'Ctrl+KeyS': save, 'Ctrl+KeyZ': steps.undo, 'Ctrl+KeyY': steps.redo });

  return (
    <>
      <div className="parameter-tools">
        <Button type="primary" disabled={!changed} loading={command.busy} data-testid="menu-save" onClick={save}>
          {t('saveMenu')}
        </Button>
        <UndoRedo of={steps} />
        {changed && <span className="muted small">{t('changedMenu')}</span>}
        {menu.places && (
          <Button
            data-testid="menu-reset"
            onClick={() =>
              void modal.confirm({
                title: t('resetTitle'),
                content: t(roleId === null ? 'resetLead' : 'resetRoleLead'),
                okText: t('reset'),
                okButtonProps: { 'data-testid': 'reset-yes' },
                onOk: () => send(null, t('resetDone')),
              })
            }
          >
            {t('reset')}
          </Button>
        )}
        <span className="muted small menu-keys">{t('keys')}</span>
      </div>
      <div className="menu-groups">
        {groups.map(([group, title]) => (
          <section key={group} className="sheet parameter-group" aria-labelledby={`menu-${group}`}>
            <h2 id={`menu-${group}`}>{app(title)}</h2>
            <ul>
              {draft
                .filter((place) => place.group === group)
                .map((place) => (
                  <MenuPlace
                    key={place.name}
                    place={place}
                    dragged={dragged}
                    onDrag={setDragged}
                    onDrop={(moved) => put(onto(draft, moved, place.name))}
                    onToggle={() => toggle(place.name)}
                    onStep={(by) => put(stepped(draft, place.name, by))}
                    onKeyDown={(event) => onKeyDown(event, place.name)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
};
