import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from './editors.ts';
import { isOpaque, withoutPaper } from './paper-taken-away.ts';
import { addressOf } from './PictureInput.tsx';
import { SamplePaperView } from './SamplePaperView.tsx';
import { ValueForm } from './ValueForm.tsx';

/** The picture on a canvas; null where it cannot be read. */
const drawnOf = async (base64: string): Promise<HTMLCanvasElement | null> => {
  const image = new Image();
  image.src = addressOf(base64);
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
};

const pixelsOf = (canvas: HTMLCanvasElement): ImageData | null =>
  canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? null;

/** As PNG in Base64. */
const cleared = async (base64: string): Promise<string | null> => {
  const canvas = await drawnOf(base64);
  const pixels = canvas && pixelsOf(canvas);
  if (!canvas || !pixels) return null;
  pixels.data.set(withoutPaper(pixels.data));
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
};

/** A seal beside a paper that bears it; white paper around a scan is taken away on wish. */
export const SealEditor = (props: EditorProps) => {
  const { t } = useTranslation('registers');
  const { image } = props.value as { readonly image?: string };
  const [opaque, setOpaque] = useState(false);
  useEffect(() => {
    let current = true;
    const look = async (): Promise<void> => {
      const canvas = image === undefined ? null : await drawnOf(image);
      const pixels = canvas && pixelsOf(canvas);
      if (current) setOpaque(pixels !== null && isOpaque(pixels.data));
    };
    void look();
    return () => {
      current = false;
    };
  }, [image]);
  const clear = async (): Promise<void> => {
    const made = image === undefined ? null : await cleared(image);
    if (made !== null) props.onChange({ ...props.value, image: made });
  };
  return (
    <div className="editor-beside">
      <div>
        <ValueForm {...props} />
        {opaque && !props.disabled && (
          <Alert
            type="warning"
            showIcon
            title={t('sealOpaque')}
            action={
              <Button size="small" onClick={() => void clear()} data-testid="clear-paper">
                {t('sealClear')}
              </Button>
            }
          />
        )}
      </div>
      <SamplePaperView kind="receipt" institutionId={props.institutionId} {...(image !== undefined && { seal: image })} />
    </div>
  );
};
