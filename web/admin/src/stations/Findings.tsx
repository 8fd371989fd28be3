import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { isOfSound } from '../registers/is-of-sound.ts';
import { useText } from '../words/useWords.ts';
import { type ItemEntry, toggled, withSite } from './entry.ts';
import { SiteInput } from './SiteInput.tsx';

interface FindingsProps {
  readonly item: ProgrammeItem;
  readonly entry: ItemEntry;
  readonly onChange: (entry: ItemEntry) => void;
  /** Whether the number keys choose among these findings now. */
  readonly current: boolean;
}

/** Findings to tick: by number, by click, or by typing the start of their words or their pinyin initials and Enter. */
export const Findings = ({ item, entry, onChange, current }: FindingsProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const [typed, setTyped] = useState('');
  const meant = typed.trim() === '' ? [] : item.findings.filter((finding) => isOfSound(typed, finding));
  const first = meant[0];
  return (
    <div className="findings" role="group" aria-label={text(item.name)}>
      {item.findings.map((finding, n) => {
        const ticked = entry.findings.find(({ code }) => code === finding.code);
        const dim = typed.trim() !== '' && !meant.includes(finding);
        return (
          <span key={finding.code} className="finding-slot">
            <button
              type="button"
              className={`finding ${finding.normal ? 'finding-normal' : 'finding-abnormal'} ${dim ? 'finding-dim' : ''} ${finding === first ? 'finding-first' : ''}`}
              aria-pressed={ticked !== undefined}
              data-testid={`finding-${item.code}-${finding.code}`}
              onClick={() => onChange(toggled(item, entry, finding.code))}
            >
              {n < 9 && <kbd className={current ? '' : 'finding-key-off'}>{n + 1}</kbd>}
              {text(finding.name)}
            </button>
            {ticked && finding.sited && (
              <SiteInput
                label={`${text(finding.name)} ${t('site')}`}
                testId={`site-${item.code}-${finding.code}`}
                site={ticked.site}
                onChange={(site) => onChange(withSite(entry, finding.code, site))}
              />
            )}
          </span>
        );
      })}
      {item.findings.length > 2 && (
        <input
          className="finding-search"
          data-testid={`find-${item.code}`}
          aria-label={t('findFinding', { item: text(item.name) })}
          placeholder={t('findHint')}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
            if (event.key === 'Escape') setTyped('');
            if (event.key !== 'Enter' || !first) return;
            event.preventDefault();
            setTyped('');
            onChange(toggled(item, entry, first.code));
          }}
          onBlur={() => setTyped('')}
        />
      )}
    </div>
  );
};
