import { Alert, Checkbox } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemembered } from '../app/remembered.ts';
import { useSay } from '../commands/useSay.tsx';
import type { LayoutDesignsQuery } from '../gql/graphql.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { type Design, elementsOf } from './design.ts';
import { DesignerBar } from './DesignerBar.tsx';
import { HistoryTools } from './HistoryTools.tsx';
import { Layers } from './Layers.tsx';
import { Palette } from './Palette.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Properties } from './Properties.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { LayoutKind } from './queries.ts';
import { Stage } from './Stage.tsx';
import type { LayoutPlace } from './useCommands.ts';
import { useDesigner } from './useDesigner.ts';
import { useDesignerKeys } from './useDesignerKeys.ts';
import { useKeptDesign } from './useKeptDesign.ts';
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
  const designer = useDesigner(initial);
  const { design, page } = designer;
  const preview = usePreview(design, page);
  const problems = useLayoutProblems(design);
  const [trueScale, setTrueScale] = useRemembered('hc-px-per-mm', nominal);
  const [scale, setScale] = useState(trueScale);
  const [snapping, setSnapping] = useRemembered('hc-layout-snap', true);
  const [grid, setGrid] = useRemembered('hc-layout-grid', false);
  const [showing, setShowing] = useState<'versions' | 'publish' | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const disabled = !may('saveLayoutDraft');
  const errors = problems.filter(({ severity }) => severity === 'error').length;

  const fit = (): void => {
    const { clientWidth, clientHeight } = room.current ?? { clientWidth: 800, clientHeight: 600 };
    setScale(clamp(Math.min((clientWidth - margin) / design.paper.width, (clientHeight - margin - toolsHeight) / design.paper.height)));
  };
  // Once, when there is room to look at.
  useEffect(fit, []);

  const kept = useKeptDesign({ designer, place, revision, initial, hasDraft, inForce, disabled, onReload });
  useUnsavedGuard(kept.unsaved);

  const startPublishing = async (): Promise<void> => {
    if (await kept.save()) setShowing('publish');
  };
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

  useDesignerKeys(designer, disabled, () => void kept.save());

  return (
    <div className="designer">
      <DesignerBar
        kind={kind}
        place={place}
        kept={kept}
        disabled={disabled}
        inUse={inUse !== null}
        faulty={errors > 0}
        onVersions={() => setShowing('versions')}
        onPublish={() => void startPublishing()}
      />
      {disabled && <Alert type="info" showIcon banner title={t('readOnly')} />}
      {kept.overwrite && <Alert type="warning" showIcon banner title={t('changedElsewhere')} />}
      <aside className="designer-left">
        <Palette designer={designer} kind={kind} disabled={disabled} />
        <Layers designer={designer} nameOf={nameOf} wrong={wrong} />
      </aside>
      <main className="designer-room" ref={room}>
        <div className="designer-tools">
          <HistoryTools designer={designer} />
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
        onPublish={kept.publish}
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
