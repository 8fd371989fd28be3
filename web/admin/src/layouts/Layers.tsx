import { useTranslation } from 'react-i18next';
import { elementsOf } from './design.ts';
import type { Designer } from './useDesigner.ts';

interface LayersProps {
  readonly designer: Designer;
  readonly nameOf: (element: number) => string;
  readonly wrong: ReadonlySet<number>;
}

/** Every element, the foremost on top: what lies under another is chosen here. */
export const Layers = ({ designer, nameOf, wrong }: LayersProps) => {
  const { t } = useTranslation('layouts');
  const { design, page, chosen, choose } = designer;
  const order = elementsOf(design, page).map((_element, n) => n);
  return (
    <div className="layers">
      <h3>{t('elements')}</h3>
      <ul>
        {order.toReversed().map((n) => (
          <li key={n}>
            <button
              type="button"
              className={['layer', chosen.has(n) && 'layer-on', wrong.has(n) && 'layer-wrong'].filter(Boolean).join(' ')}
              aria-pressed={chosen.has(n)}
              onClick={({ shiftKey }) => choose(new Set(shiftKey ? [...chosen, n] : [n]))}
            >
              {nameOf(n)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
