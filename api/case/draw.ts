import { createHmac, type KeyObject } from 'node:crypto';

/** A draw that the key and its name decide: the same again for a command sent again, and told by no other. */
export const draw = (key: KeyObject, what: string): Buffer => createHmac('sha256', key).update(what).digest();
