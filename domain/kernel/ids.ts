import { parse, v5, v7 } from 'uuid';

const commandNamespace = parse('5f9c2e0a-6a0f-5d0b-9c39-0f4b7b3d1c11');

const utf8 = new TextEncoder();
const idNamed = (name: string): string => v5(utf8.encode(name), commandNamespace);

/** A new time-ordered id (UUIDv7). Made by callers at the edge, never inside a decider. */
export const newId = (): string => v7();

/** The id of the nth event of a command: the same command retried gives the same ids. */
export const eventIdOf = (actorId: string, commandId: string, n: number): string => idNamed(`${actorId}/${commandId}/${n}`);

/** A repeatable id for a step of a process, derived from what started it. */
export const derivedId = (cause: string, step: string): string => idNamed(`${cause}/${step}`);
