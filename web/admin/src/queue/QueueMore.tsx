import { useEffect, useRef } from 'react';
import { useLatest } from '../app/useLatest.ts';

/** The end of what is here: coming into sight, or pressed, it brings more. */
export const QueueMore = ({ onMore, label }: { readonly onMore: () => void; readonly label: string }) => {
  const end = useRef<HTMLLIElement>(null);
  const latest = useLatest(onMore);
  useEffect(() => {
    const of = end.current;
    if (!of) return undefined;
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(), {
      root: of.parentElement,
      rootMargin: '600px',
    });
    watch.observe(of);
    return () => watch.disconnect();
  }, []);
  return (
    <li ref={end} className="queue-more">
      <button type="button" onClick={onMore} data-testid="queue-more">
        {label}
      </button>
    </li>
  );
};
