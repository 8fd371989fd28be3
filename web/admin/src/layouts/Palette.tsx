import {
  BarcodeOutlined,
  BorderOutlined,
  FileImageOutlined,
  FontSizeOutlined,
  LineOutlined,
  QrcodeOutlined,
  TagOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { rounded } from './design.ts';
import { fresh, freshSize } from './properties.ts';
import type { LayoutKind } from './queries.ts';
import type { Designer } from './useDesigner.ts';

interface PaletteProps {
  readonly designer: Designer;
  readonly kind: LayoutKind;
  readonly disabled: boolean;
}

const shapes: readonly (readonly [string, ReactNode])[] = [
  ['text', <FontSizeOutlined key="text" />],
  ['label', <TagOutlined key="label" />],
  ['line', <LineOutlined key="line" />],
  ['rectangle', <BorderOutlined key="rectangle" />],
  ['qr', <QrcodeOutlined key="qr" />],
  ['barcode', <BarcodeOutlined key="barcode" />],
  ['portrait', <UserOutlined key="portrait" />],
  ['image', <FileImageOutlined key="image" />],
];

/** What there is to put down: the fields of this kind of paper, and shapes. */
export const Palette = ({ designer, kind, disabled }: PaletteProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const [wanted, setWanted] = useState('');
  const { paper } = designer.design;

  const put = (what: string, set: Readonly<Record<string, unknown>> = {}): void => {
    const size = freshSize(what, paper);
    const box = { ...size, x: rounded((paper.width - size.width) / 2), y: rounded((paper.height - size.height) / 2) };
    designer.put([{ kind: what, box, ...fresh[what], ...set }]);
  };
  const has = (shape: string): boolean => {
    if (shape === 'portrait') return kind.pictures.some(({ name }) => name === 'portrait');
    if (shape === 'qr') return kind.fields.some(({ name }) => name === 'qrUrl');
    return true;
  };
  const first = kind.fields.find(({ name }) => /number/i.test(name))?.name ?? kind.fields[0]?.name;
  const offered = kind.fields.filter(
    ({ name, group, title }) =>
      !kind.prohibited.includes(group) && `${name} ${title.zh} ${title.en}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <div className="palette">
      <h3>{t('shapes')}</h3>
      <div className="palette-shapes">
        {shapes
          .filter(([shape]) => has(shape))
          .map(([shape, icon]) => (
            <Button
              key={shape}
              size="small"
              icon={icon}
              disabled={disabled}
              title={t(`element.${shape}` as 'element.text')}
              aria-label={t(`element.${shape}` as 'element.text')}
              onClick={() => put(shape, shape === 'barcode' ? { field: first } : {})}
              data-testid={`put-${shape}`}
            />
          ))}
      </div>
      <h3>{t('fields')}</h3>
      <Input
        size="small"
        allowClear
        aria-label={t('fields')}
        placeholder={t('fields')}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <ul className="palette-fields">
        {offered.map(({ name, title, sample }) => (
          <li key={name}>
            <button type="button" disabled={disabled} title={sample} onClick={() => put('field', { field: name })}>
              {text(title)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
