import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input';
import { useTranslation } from 'react-i18next';

interface GrowingTextProps extends Omit<TextAreaProps, 'onChange' | 'value'> {
  readonly value: string;
  readonly onType: (typed: string) => void;
}

/**
 * Words of a result: the area grows with them. Enter ends no line here, as it is what a scanner sends last and what the hands
 * press after a value; Shift+Enter does.
 */
export const GrowingText = ({ value, onType, className = '', ...area }: GrowingTextProps) => {
  const { t } = useTranslation('stations');
  return (
    <Input.TextArea
      {...area}
      className={`growing-text ${className}`}
      autoSize={{ minRows: 1, maxRows: 8 }}
      autoComplete="off"
      placeholder={t('newLine')}
      value={value}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) event.preventDefault();
      }}
    />
  );
};
