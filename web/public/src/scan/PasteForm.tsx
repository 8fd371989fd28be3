import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { OldCardLink } from '../archived/OldCardLink.tsx';
import { addressOf, readScannedText } from './scanned-text.ts';

/** For a code's content sent in a chat; explains why a bare number is no proof. */
export const PasteForm = () => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<'number' | 'other'>();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scanned = readScannedText(text);
    if (scanned.kind === 'code') goTo(addressOf(scanned));
    else setRefused(scanned.kind);
  };
  return (
    <form className="sheet paste" onSubmit={submit}>
      <label htmlFor={id}>{t('start.orPaste')}</label>
      <div className="paste-row">
        <input
          id={id}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(undefined);
          }}
          placeholder={t('start.pasteHint')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="url"
          aria-describedby={`${id}-said`}
          aria-invalid={refused !== undefined}
        />
        <button type="submit" className="button" disabled={text.trim() === ''}>
          {t('start.check')}
        </button>
      </div>
      <div id={`${id}-said`} role="status">
        {refused && (
          <p className="notice hc-tone-suspended">
            {refused === 'number' && <strong>{t('start.numberTitle')}</strong>}
            {t(`start.${refused}`)}
            <OldCardLink scanned={text.trim()} />
          </p>
        )}
      </div>
    </form>
  );
};
