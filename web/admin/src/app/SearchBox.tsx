import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useMe } from '../session/SessionProvider.tsx';
import { SearchHit } from './SearchHit.tsx';
import { readRemembered } from './remembered.ts';
import { type Findable, placeOf, wholeOf } from './search-place.ts';
import { SearchNote } from './SearchNote.tsx';
import { isTyping, leftToBrowser, useHotkeys } from './useHotkeys.ts';
import { shortest, useSearch } from './useSearch.ts';
import { dayInChina } from '../words/time.ts';

const inputId = 'search';

/** Where the hands are when a person was served: the next one is scanned. */
export const focusSearch = (): void => {
  const input = document.querySelector<HTMLInputElement>(`#${inputId}`);
  input?.focus();
  input?.select();
};

/** Whose rows the box searches. */
const searched = ['case-worklist', 'certificate-register', 'booking-list', 'archived-certificate-list', 'person'];

/** The one search box: type or scan, Enter opens. A scanner is a keyboard that ends with Enter. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const wanted = text.trim();
  const { found, busy, ask, forget } = useSearch(wanted);
  useEffect(() => setAt(0), [found]);

  useHotkeys({
    '/': (event) => (isTyping(event) ? leftToBrowser : focusSearch()),
    'Ctrl+KeyK': focusSearch,
  });

  const openHit = (hit: Findable, code: string | null, whole: boolean): void => {
    forget();
    setOpen(false);
    setText('');
    const station = readRemembered<string | null>(`hc-station.${me.actor.id}`, null);
    void navigate(whole ? wholeOf(hit, code, me) : placeOf(hit, code, me, { pathname, station, today: dayInChina(new Date()) }));
  };

  const enter = async (whole: boolean): Promise<void> => {
    if (wanted.length < shortest) return;
    setOpen(true);
    const known = found !== null && found !== 'failed' && found.text === wanted ? found.answer : null;
    const answer = known ?? (await ask(wanted));
    // Several that nobody has looked at yet are listed first.
    const hit = known ? known.hits[at] : answer?.hits.length === 1 ? answer.hits[0] : undefined;
    if (answer && hit) return openHit(hit, answer.code ?? null, whole);
    // A form that nobody has entered yet: now is the time.
    if (answer?.code === 'paperForm' && answer.hits.length === 0 && 'registerCase' in me.operations) {
      setOpen(false);
      setText('');
      forget();
      void navigate(`/desk?form=${encodeURIComponent(wanted)}`);
    }
  };

  const answer = found !== null && found !== 'failed' ? found.answer : null;
  const hits = answer?.hits ?? [];
  const move = (by: number): void => setAt((now) => (hits.length === 0 ? 0 : (now + by + hits.length) % hits.length));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void enter(event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setText('');
    }
  };

  if (!searched.some((name) => name in me.reads)) return <div className="search" />;
  const shown = open && wanted !== '';
  return (
    <div className="search" role="search">
      <span className="search-icon">{busy ? <LoadingOutlined /> : <SearchOutlined />}</span>
      <input
        id={inputId}
        data-testid="search"
        role="combobox"
        aria-label={t('searchLabel')}
        aria-expanded={shown}
        aria-controls="search-hits"
        aria-activedescendant={shown && hits[at] ? `hit-${hits[at].id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('searchHint')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd className="search-key">/</kbd>
      {shown && (
        <div className="search-hits" onMouseDown={(event) => event.preventDefault()}>
          <div id="search-hits" role="listbox" aria-label={t('searchLabel')}>
            {hits.map((hit, n) => (
              <div
                key={hit.id}
                id={`hit-${hit.id}`}
                role="option"
                aria-selected={n === at}
                tabIndex={-1}
                className="search-hit"
                // Not on enter: a mouse that only rests there chooses nothing.
                onMouseMove={() => setAt(n)}
                data-testid={`hit-${hit.id}`}
                onClick={(event) => openHit(hit, answer?.code ?? null, event.ctrlKey || event.metaKey)}
              >
                <SearchHit of={hit} />
              </div>
            ))}
          </div>
          <p className="search-note" aria-live="polite">
            {hits.length > 0 ? t('searchKeys') : <SearchNote found={found} wanted={wanted} />}
          </p>
        </div>
      )}
    </div>
  );
};
