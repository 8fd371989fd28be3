import { DatabaseError } from 'pg';

/** Connection, resources, operator intervention, system; a role that may not log in for now. */
const passing = /^(?:08|28000|40|53|57|58|XX)/;
const network = /^(?:E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN))/;
/** The driver's own, which carry no code. */
const lost =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/**
 * Whether the database, and not what was asked of it, is to blame: it is down, cut off, full or overloaded, and the same
 * may succeed later.
 */
export const databaseIsAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(databaseIsAway);
  const { code = '' } = error as { code?: string };
  return error instanceof DatabaseError ? passing.test(code) || error.severity !== 'ERROR' : network.test(code) || lost.test(error.message);
};
