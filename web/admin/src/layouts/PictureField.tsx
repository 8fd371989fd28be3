import { Alert, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../files/base64.ts';
import { useText } from '../words/useWords.ts';
import type { DesignElement } from './design.ts';
import type { LayoutKind } from './queries.ts';

interface PictureFieldProps {
  readonly element: DesignElement;
  readonly kind: LayoutKind;
  readonly disabled: boolean;
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void;
}

const largest = 100 * 1024;

/** A picture that the paper brings (the seal), or one that is part of the layout. */
export const PictureField = ({ element, kind, disabled, onChange }: PictureFieldProps) => {
  const { t } = useTranslation('layouts');
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'pictureTooLarge' | 'pictureWrong' | null>(null);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const wrong = !/^image\/(png|jpeg)$/.test(file.type) ? 'pictureWrong' : file.size > largest ? 'pictureTooLarge' : null;
    setProblem(wrong);
    if (wrong === null) onChange({ data: await base64Of(file), picture: undefined });
  };

  return (
    <>
      <Select
        size="small"
        disabled={disabled}
        value={element['data'] === undefined ? ((element['picture'] as string | undefined) ?? null) : 'embedded'}
        placeholder={t('none')}
        options={[
          ...kind.pictures.map(({ name, title }) => ({ value: name, label: text(title) })),
          ...(element['data'] === undefined ? [] : [{ value: 'embedded', label: t('embedded') }]),
        ]}
        onChange={(name: string) => name !== 'embedded' && onChange({ picture: name, data: undefined })}
      />
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={t('upload')}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button size="small" disabled={disabled} onClick={() => input.current?.click()}>
        {t('upload')}
      </Button>
      {problem && <Alert type="error" showIcon title={t(problem)} />}
    </>
  );
};
