import { useEffect, useState } from 'react';

/** The time, anew every `every` milliseconds: for waits that grow while one looks. */
export const useNow = (every = 30_000): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};
