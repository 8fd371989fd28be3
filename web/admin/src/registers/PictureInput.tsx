import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of } from '../files/base64.ts';

interface PictureInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (base64: string) => void;
}

/** The picture's address, by the first signs of its content. */
export const addressOf = (base64: string): string => `data:image/${base64.startsWith('/9j/') ? 'jpeg' : 'png'};base64,${base64}`;

/** A picture that is kept in an entry; the server looks at what it is. */
export const PictureInput = ({ id, label, value, disabled, onChange }: PictureInputProps) => {
  const { t } = useTranslation('registers');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="picture-input">
      {typeof value === 'string' && value !== '' && <img src={addressOf(value)} alt={label} />}
      <input
        ref={input}
        id={id}
        data-testid={id}
        type="file"
        accept="image/png,image/jpeg"
        className="hc-unseen"
        tabIndex={-1}
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void base64Of(file).then(onChange);
          target.value = '';
        }}
      />
      <Button icon={<UploadOutlined />} disabled={disabled} onClick={() => input.current?.click()}>
        {t('choosePicture')}
      </Button>
    </div>
  );
};
