import { useSession } from './SessionProvider.tsx';

/** What pages read of the parameters, and what holds where the server says nothing. */
const usual = {
  'list-page-size': 50,
  'papers-at-once': 500,
  'licence-warning-days': 60,
  'password-least-length': 10,
};

/** A parameter as it is set for the institution that one acts for. */
export const usePageParameter = (name: keyof typeof usual): number => {
  const set = useSession().me?.parameters[name];
  return typeof set === 'number' ? set : usual[name];
};
