import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  ColumnHeightOutlined,
  ColumnWidthOutlined,
  CopyOutlined,
  DeleteOutlined,
  DownOutlined,
  UpOutlined,
  VerticalAlignBottomOutlined,
  VerticalAlignMiddleOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { edges, elementsOf, type Box, type Edge } from './design.ts';
import { FlowFields } from './FlowFields.tsx';
import { common, propertiesOf } from './properties.ts';
import { PropertyField } from './PropertyField.tsx';
import type { LayoutKind } from './queries.ts';
import type { Designer } from './useDesigner.ts';

interface PropertiesProps {
  readonly designer: Designer;
  readonly kind: LayoutKind;
  readonly disabled: boolean;
}

const edgeIcons: Readonly<Record<Edge, ReactNode>> = {
  left: <AlignLeftOutlined />,
  centre: <AlignCenterOutlined />,
  right: <AlignRightOutlined />,
  top: <VerticalAlignTopOutlined />,
  middle: <VerticalAlignMiddleOutlined />,
  bottom: <VerticalAlignBottomOutlined />,
};
const sides: readonly (keyof Box)[] = ['x', 'y', 'width', 'height'];

/** What is chosen, and everything that can be done with it. */
export const Properties = ({ designer, kind, disabled }: PropertiesProps) => {
  const { t } = useTranslation('layouts');
  const { design, page, chosen } = designer;
  const [only] = chosen;
  const element = chosen.size === 1 && only !== undefined ? elementsOf(design, page)[only] : undefined;
  const button = (name: string, icon: ReactNode, onClick: () => void) => (
    <Button key={name} size="small" type="text" icon={icon} aria-label={name} title={name} disabled={disabled} onClick={onClick} />
  );

  if (chosen.size === 0) return <p className="muted small properties-none">{t('nothingChosen')}</p>;
  return (
    <div className="properties" data-testid="properties">
      <h3>{element ? t(`element.${element.kind}` as 'element.text') : t('chosenMany', { count: chosen.size })}</h3>
      <div className="property-tools" role="toolbar" aria-label={t('align')}>
        {edges.map((edge) => button(t(`align.${edge}`), edgeIcons[edge], () => designer.align(edge)))}
        {chosen.size > 2 && button(t('distribute.x'), <ColumnWidthOutlined />, () => designer.distribute('x'))}
        {chosen.size > 2 && button(t('distribute.y'), <ColumnHeightOutlined />, () => designer.distribute('y'))}
      </div>
      <div className="property-tools" role="toolbar" aria-label={t('elements')}>
        {button(t('duplicate'), <CopyOutlined />, designer.duplicate)}
        {element && button(t('forward'), <UpOutlined />, () => designer.reorder(1))}
        {element && button(t('backward'), <DownOutlined />, () => designer.reorder(-1))}
        {button(t('remove'), <DeleteOutlined />, designer.remove)}
      </div>
      {element && (
        <>
          <div className="property-box">
            {sides.map((side) => (
              <label key={side} className="property">
                <span>{t(`property.${side}`)}</span>
                <InputNumber
                  size="small"
                  step={0.1}
                  disabled={disabled}
                  value={element.box[side]}
                  onChange={(to) => to !== null && designer.set({ box: { ...element.box, [side]: to } })}
                />
              </label>
            ))}
          </div>
          {element.kind === 'flow' && (
            <FlowFields element={element} kind={kind} disabled={disabled} onChange={(change) => designer.set(change)} />
          )}
          {[...(propertiesOf[element.kind] ?? []), ...common].map((property) => (
            <PropertyField
              key={`${only}.${property.name}`}
              property={property}
              element={element}
              kind={kind}
              disabled={disabled}
              onChange={(change) => designer.set(change)}
            />
          ))}
        </>
      )}
    </div>
  );
};
