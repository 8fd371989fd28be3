import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { SearchQuery } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { SearchHit } from './SearchHit.tsx';
import { placeOf } from './search-place.ts';
import { isTyping, useHotkeys } from './useHotkeys.ts';

const searchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      caseId
      ...SearchHit
    }
  }
`);

type Hits = SearchQuery['search'];
type State = { readonly text: string; readonly hits: Hits } | 'failed' | null;

const inputId = 'search';

/** Where the hands are when a person was served: the next one is scanned. */
export const focusSearch = (): void => {
  const input = document.querySelector<HTMLInputElement>(`#${inputId}`);
  input?.focus();
  input?.select();
};

const shortest = 2;

/** The one search box: type or scan, Enter opens. A scanner is a keyboard that ends with Enter. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const { reads } = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [text, setText] = useState('');
  const [found, setFound] = useState<State>(null);
  const [busy, setBusy] = useState(false);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const asked = useRef(0);

  const ask = async (wanted: string): Promise<Hits | null> => {
    const turn = (asked.current += 1);
    setBusy(true);
    const { data } = await client.query(searchQuery, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
    if (turn !== asked.current) return null;
    setBusy(false);
    setAt(0);
    setFound(data ? { text: wanted, hits: data.search } : 'failed');
    return data?.search ?? null;
  };

  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < shortest) return setFound(null);
    const timer = setTimeout(() => void ask(wanted), 220);
    return () => clearTimeout(timer);
  }, [wanted]);

  useHotkeys({
    '/': (event) => {
      if (isTyping(event)) return;
      event.preventDefault();
      focusSearch();
    },
    'Ctrl+KeyK': (event) => {
      event.preventDefault();
      focusSearch();
    },
  });

  const openCase = (caseId: string, whole: boolean): void => {
    asked.current += 1;
    setOpen(false);
    setText('');
    setFound(null);
    void navigate(whole ? `/cases/${caseId}` : placeOf(pathname, caseId));
  };

  const enter = async (whole: boolean): Promise<void> => {
    if (wanted.length < shortest) return;
    setOpen(true);
    const hits = found !== null && found !== 'failed' && found.text === wanted ? found.hits : await ask(wanted);
    const fresh = found === null || found === 'failed' || found.text !== wanted;
    const hit = fresh ? (hits?.length === 1 ? hits[0] : undefined) : hits?.[at];
    if (hit) openCase(hit.caseId, whole);
  };

  const hits = found !== null && found !== 'failed' ? found.hits : [];
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

  if (!('case-worklist' in reads)) return <div className="search" />;
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
        aria-activedescendant={shown && hits[at] ? `hit-${hits[at].caseId}` : undefined}
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
                key={hit.caseId}
                id={`hit-${hit.caseId}`}
                role="option"
                aria-selected={n === at}
                tabIndex={-1}
                className="search-hit"
                // Not on enter: a mouse that only rests there chooses nothing.
                onMouseMove={() => setAt(n)}
                onClick={(event) => openCase(hit.caseId, event.ctrlKey || event.metaKey)}
              >
                <SearchHit of={hit} />
              </div>
            ))}
          </div>
          <p className="search-note" aria-live="polite">
            {hits.length > 0 ? t('searchKeys') : <Answer found={found} wanted={wanted} />}
          </p>
        </div>
      )}
    </div>
  );
};

const Answer = ({ found, wanted }: { readonly found: State; readonly wanted: string }) => {
  const { t } = useTranslation();
  if (wanted.length < shortest) return t('searchShort');
  if (found === 'failed') return t('searchFailed');
  if (found === null || found.text !== wanted) return t('searching');
  return (
    <>
      {t('searchNone', { text: wanted })} · {t('searchNoneHint')}
    </>
  );
};
