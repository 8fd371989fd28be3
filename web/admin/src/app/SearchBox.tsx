import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';
import type { SearchQuery } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useRow, useText } from '../words/useWords.ts';
import { SearchHit } from './SearchHit.tsx';
import { readRemembered } from './remembered.ts';
import { type Findable, placeOf, wholeOf } from './search-place.ts';
import { isTyping, useHotkeys } from './useHotkeys.ts';

const searchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      code
      tried {
        zh
        en
      }
      hits {
        kind
        id
        caseId
        caseNumber
        stage
        pendingStations
        ...SearchHit
      }
    }
  }
`);

type Found = SearchQuery['search'];
type State = { readonly text: string; readonly answer: Found } | 'failed' | null;

const inputId = 'search';

/** Where the hands are when a person was served: the next one is scanned. */
export const focusSearch = (): void => {
  const input = document.querySelector<HTMLInputElement>(`#${inputId}`);
  input?.focus();
  input?.select();
};

const shortest = 2;
/** Of what was scanned, as much as is said again where nothing was found. */
const mostShown = 40;
/** Whose rows the box searches. */
const searched = ['case-worklist', 'certificate-register', 'person'];

/** The one search box: type or scan, Enter opens. A scanner is a keyboard that ends with Enter. */
export const SearchBox = () => {
  const { t } = useTranslation();
  const me = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [text, setText] = useState('');
  const [found, setFound] = useState<State>(null);
  const [busy, setBusy] = useState(false);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const asked = useRef(0);
  const asking = useRef<{ readonly text: string; readonly answer: Promise<Found | null> } | null>(null);

  const fetchAnswer = async (wanted: string): Promise<Found | null> => {
    const turn = (asked.current += 1);
    setBusy(true);
    const { data } = await client.query(searchQuery, { text: wanted }, { requestPolicy: 'network-only' }).toPromise();
    if (turn !== asked.current) return null;
    setBusy(false);
    setAt(0);
    setFound(data ? { text: wanted, answer: data.search } : 'failed');
    return data?.search ?? null;
  };

  /** One question for one text: Enter waits for the answer that typing has asked for, and typing asks nothing after Enter. */
  const ask = (wanted: string): Promise<Found | null> => {
    if (asking.current?.text === wanted) return asking.current.answer;
    const question = { text: wanted, answer: fetchAnswer(wanted) };
    asking.current = question;
    void question.answer.finally(() => {
      if (asking.current === question) asking.current = null;
    });
    return question.answer;
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

  const openHit = (hit: Findable, code: string | null, whole: boolean): void => {
    asked.current += 1;
    asking.current = null;
    setBusy(false);
    setOpen(false);
    setText('');
    setFound(null);
    const station = readRemembered<string | null>(`hc-station.${me.actor.id}`, null);
    void navigate(whole ? wholeOf(hit, code, me) : placeOf(hit, code, me, { pathname, station }));
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
      setFound(null);
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
            {hits.length > 0 ? t('searchKeys') : <Answer found={found} wanted={wanted} />}
          </p>
        </div>
      )}
    </div>
  );
};

const Answer = ({ found, wanted }: { readonly found: State; readonly wanted: string }) => {
  const { t } = useTranslation();
  const text = useText();
  const inRow = useRow();
  if (wanted.length < shortest) return t('searchShort');
  if (found === 'failed') return t('searchFailed');
  if (found === null || found.text !== wanted) return t('searching');
  const tried = found.answer.tried.map(text);
  return (
    <>
      {t('searchNone', { text: wanted.length > mostShown ? `${wanted.slice(0, mostShown)}…` : wanted })} ·{' '}
      {tried.length > 0 ? t('searchTried', { tried: inRow(tried) }) : t('searchNoneHint')}
    </>
  );
};
