import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';

interface OpinionFieldProps {
  readonly institutionId: string;
  /** What is to be concluded: its templates come first. */
  readonly outcome: string | undefined;
  readonly value: string;
  readonly onChange: (opinion: string) => void;
}

interface Template {
  readonly text: string;
  readonly outcome?: string;
}

const mostOffered = 5;

/** The physician's opinion; the institution's templates for this outcome by Alt+1, Alt+2 ... */
export const OpinionField = ({ institutionId, outcome, value, onChange }: OpinionFieldProps) => {
  const { t } = useTranslation('conclusion');
  const text = useText();
  const templates = useRegister('opinion-templates', institutionId)
    .map(({ code, name, value: template }) => ({ code, name, ...(template as Template) }))
    .filter((template) => template.outcome === undefined || template.outcome === outcome)
    .slice(0, mostOffered);
  useHotkeys(Object.fromEntries(templates.map((template, n) => [`Alt+Digit${n + 1}`, () => onChange(template.text)])));
  return (
    <>
      <h2 className="section-title">
        <label htmlFor="opinion">{t('opinion')}</label> <span className="muted small">{t('opinionHint')}</span>
      </h2>
      <Input.TextArea
        id="opinion"
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {templates.length > 0 && (
        <div className="usual" role="group" aria-label={t('templates')}>
          {templates.map((template, n) => (
            <button
              key={template.code}
              type="button"
              className="usual-reason"
              title={template.text}
              onClick={() => onChange(template.text)}
            >
              {text(template.name)} <kbd>Alt+{n + 1}</kbd>
            </button>
          ))}
        </div>
      )}
    </>
  );
};
