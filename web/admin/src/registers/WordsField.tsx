import type { Text } from '@healthcert/web-ui/language.ts';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { Field, PathProblems } from './value-form.ts';

interface WordsFieldProps {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly problems: PathProblems;
  readonly disabled: boolean;
  readonly onChange: (value: Partial<Text>) => void;
}

/** The same words in Chinese and English, side by side. */
export const WordsField = ({ field, path, value, problems, disabled, onChange }: WordsFieldProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const words = (value ?? {}) as Partial<Text>;
  return (
    <div className="words-field">
      {(['zh', 'en'] as const).map((language) => {
        const id = `value-${path}.${language}`;
        const problem = problems.get(`${path}.${language}`);
        const common = {
          id,
          disabled,
          lang: language,
          'data-testid': id,
          status: problem ? ('error' as const) : ('' as const),
          value: words[language] ?? '',
        };
        const type = (typed: string): void => onChange({ ...words, [language]: typed });
        return (
          <div key={language}>
            <label className="value-label" htmlFor={id}>
              {text(field.label)} <span className="muted small">{t(language)}</span>
            </label>
            {field.control === 'paragraphs' ? (
              <Input.TextArea
                {...common}
                maxLength={4000}
                autoSize={{ minRows: 6, maxRows: 14 }}
                onChange={({ target }) => type(target.value)}
              />
            ) : (
              <Input {...common} autoComplete="off" maxLength={200} onChange={({ target }) => type(target.value)} />
            )}
            {problem && (
              <p className="value-problem" role="alert">
                {problem}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
};
