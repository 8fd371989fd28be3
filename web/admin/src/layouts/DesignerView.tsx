import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useSay } from '../commands/useSay.tsx';
import type { LayoutDesignsQuery } from '../gql/graphql.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { type Design, elementsOf } from './design.ts';
import { Layers } from './Layers.tsx';
import { Palette } from './Palette.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Properties } from './Properties.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { LayoutKind } from './queries.ts';
import { Stage } from './Stage.tsx';
import { type LayoutPlace, useCommands } from './useCommands.ts';
import { useDesigner } from './useDesigner.ts';
import { useDesignerKeys } from './useDesignerKeys.ts';
import { elementOf, useLayoutProblems } from './useLayoutProblems.ts';
import { usePreview } from './usePreview.ts';
import { useUnsavedGuard } from './useUnsavedGuard.ts';
import { Versions } from './Versions.tsx';
import { ZoomTools } from './ZoomTools.tsx';

interface DesignerViewProps {
  readonly kind: LayoutKind;
  readonly place: LayoutPlace;
  readonly initial: Design;
  readonly inForce: Design;
  readonly hasDraft: boolean;
  readonly revision: number;
  readonly versions: LayoutDesignsQuery['layoutDesigns']['versions'];
  readonly inUse: number | null;
  readonly onReload: () => void;
}

/** What CSS takes a millimetre to be; a screen is calibrated against a card in the hand. */
const nominal = 96 / 25.4;
const clamp = (scale: number): number => Math.min(24, Math.max(0.8, scale));
const margin = 56;
/** The row of tools above the page, and its size beneath. */
const toolsHeight = 72;

export const DesignerView = ({ kind, place, initial, inForce, hasDraft, revision, versions, inUse, onReload }: DesignerViewProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const say = useSay();
  const may = useMay();
  const { modal } = App.useApp();
  const { institutionName, programmeName } = useDirectory();
  const designer = useDesigner(initial);
  const { design, page } = designer;
  const [kept, setKept] = useState({ design: initial, draft: hasDraft });
  const commands = useCommands(place, revision);
  const preview = usePreview(design, page);
  const problems = useLayoutProblems(design);
  const [trueScale, setTrueScale] = useRemembered('hc-px-per-mm', nominal);
  const [scale, setScale] = useState(trueScale);
  const [snapping, setSnapping] = useRemembered('hc-layout-snap', true);
  const [grid, setGrid] = useRemembered('hc-layout-grid', false);
  const [showing, setShowing] = useState<'versions' | 'publish' | null>(null);
  const [overwrite, setOverwrite] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const disabled = !may('saveLayoutDraft');
  const unsaved = design !== kept.design;
  const errors = problems.filter(({ severity }) => severity === 'error').length;

  const fit = (): void => {
    const { clientWidth, clientHeight } = room.current ?? { clientWidth: 800, clientHeight: 600 };
    setScale(clamp(Math.min((clientWidth - margin) / design.paper.width, (clientHeight - margin - toolsHeight) / design.paper.height)));
  };
  // Once, when there is room to look at.
  useEffect(fit, []);

  useUnsavedGuard(unsaved);

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
  const startPublishing = async (): Promise<void> => {
    if (await save()) setShowing('publish');
  };
  const discard = (): void =>
    void modal.confirm({
      title: t('discardTitle'),
      content: t('discardLead'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: async () => {
        const outcome = await commands.discard();
        if (!outcome.ok) return say.problem(outcome.problem);
        designer.replace(inForce);
        setKept({ design: inForce, draft: false });
        return say.done(t('discarded'));
      },
    });
  const withdraw = (): void =>
    void modal.confirm({
      title: t('withdrawTitle'),
      content: t('withdrawLead'),
      okText: t('withdraw'),
      okButtonProps: { danger: true },
      onOk: async () => {
        const outcome = await commands.withdraw();
        if (!outcome.ok) return say.problem(outcome.problem);
        onReload();
        return say.done(t('withdrawn'));
      },
    });

  const fieldNames = useMemo(() => new Map(kind.fields.map(({ name, title }) => [name, text(title)])), [kind, text]);
  const nameOf = (n: number): string => {
    const element = elementsOf(design, page)[n];
    if (!element) return '';
    const kindName = t(`element.${element.kind}` as 'element.text', element.kind);
    const field = element['field'] as string | undefined;
    const words = element['text'] as string | { readonly zh: string } | undefined;
    const detail = field ? (fieldNames.get(field) ?? field) : typeof words === 'string' ? words : words?.zh;
    return detail ? `${kindName} · ${detail}` : kindName;
  };
  const wrong = new Set(problems.flatMap((problem) => elementOf(problem, page) ?? []));

  useDesignerKeys(designer, disabled, () => void save());

  const whose = [
    place.institutionId ? institutionName(place.institutionId) : t('city'),
    place.programmeId ? programmeName(place.programmeId) : t('everyProgramme'),
  ].join(' · ');
  const pageName = (n: number): string => (design.kind === 'card' && n < 2 ? t(n === 0 ? 'front' : 'back') : t('page', { number: n + 1 }));

  return (
    <div className="designer">
      <header className="designer-bar">
        <div className="designer-name">
          <Link to={`/layouts${place.institutionId ? `?institution=${place.institutionId}` : ''}`}>{t('title')}</Link> ›{' '}
          <h1>{text(kind.title)}</h1>
          <span className="muted small">{whose}</span>
        </div>
        <span className="muted small" aria-live="polite">
          {unsaved ? t('unsaved') : kept.draft ? t('hasDraft') : ''}
        </span>
        <Button onClick={() => setShowing('versions')}>{t('versions')}</Button>
        {!disabled && (
          <>
            {kept.draft && <Button onClick={discard}>{t('discard')}</Button>}
            {inUse !== null && !kept.draft && !unsaved && <Button onClick={withdraw}>{t('withdraw')}</Button>}
            <Button onClick={() => void save()} loading={commands.busy} disabled={!unsaved && kept.draft} data-testid="save-draft">
              {t('save')} <kbd>Ctrl+S</kbd>
            </Button>
            <Button
              type="primary"
              disabled={errors > 0 || (!unsaved && !kept.draft)}
              onClick={() => void startPublishing()}
              data-testid="publish"
            >
              {t('publish')}
            </Button>
          </>
        )}
      </header>
      {disabled && <Alert type="info" showIcon banner title={t('readOnly')} />}
      {overwrite && <Alert type="warning" showIcon banner title={t('changedElsewhere')} />}
      <aside className="designer-left">
        <Palette designer={designer} kind={kind} disabled={disabled} />
        <Layers designer={designer} nameOf={nameOf} wrong={wrong} />
      </aside>
      <main className="designer-room" ref={room}>
        <div className="designer-tools">
          <Button
            size="small"
            type="text"
            icon={<UndoOutlined />}
            aria-label={t('undo')}
            title={`${t('undo')} Ctrl+Z`}
            disabled={!designer.canUndo}
            onClick={designer.undo}
          />
          <Button
            size="small"
            type="text"
            icon={<RedoOutlined />}
            aria-label={t('redo')}
            title={`${t('redo')} Ctrl+Y`}
            disabled={!designer.canRedo}
            onClick={designer.redo}
          />
          {design.pages.length > 1 && (
            <Segmented
              size="small"
              value={page}
              options={design.pages.map((_page, n) => ({ value: n, label: pageName(n) }))}
              onChange={designer.turnTo}
            />
          )}
          <Checkbox checked={snapping} onChange={({ target }) => setSnapping(target.checked)}>
            {t('snap')}
          </Checkbox>
          <Checkbox checked={grid} onChange={({ target }) => setGrid(target.checked)}>
            {t('grid')}
          </Checkbox>
          <ZoomTools
            scale={scale}
            trueScale={trueScale}
            onScale={(to) => setScale(clamp(to))}
            onCalibrate={(to) => {
              setTrueScale(to);
              setScale(to);
            }}
            onFit={fit}
          />
        </div>
        {preview.failed && <Alert type="warning" showIcon title={t('previewFailed')} />}
        <Stage designer={designer} preview={preview} scale={scale} snapping={snapping} grid={grid} wrong={wrong} nameOf={nameOf} />
      </main>
      <aside className="designer-right">
        <ProblemList problems={problems} page={page} onTurn={designer.turnTo} onChoose={(n) => designer.choose(new Set([n]))} />
        <Properties designer={designer} kind={kind} disabled={disabled} />
      </aside>
      <Versions
        open={showing === 'versions'}
        versions={versions}
        inUse={inUse}
        house={kind.defaultDesign as Design}
        disabled={disabled}
        onRestore={(restored) => {
          designer.replace(restored);
          setShowing(null);
          say.done(t('restored'));
        }}
        onClose={() => setShowing(null)}
      />
      <PublishDialog
        open={showing === 'publish'}
        number={(versions[0]?.number ?? 0) + 1}
        onPublish={commands.publish}
        onClose={(done) => {
          setShowing(null);
          if (!done) return;
          say.done(t('published'));
          onReload();
        }}
      />
    </div>
  );
};
