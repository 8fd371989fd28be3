import type { AnyRegister } from '@healthcert/domain/register';
import { dictionaries } from './dictionaries.ts';
import { notices } from './notices.ts';

/** Every list that is configured, in the order of the page. A new one is added here, and is there. */
export const registers: readonly AnyRegister[] = [notices, ...Object.values(dictionaries)];

export const registerOf = (kind: string): AnyRegister | undefined => registers.find((register) => register.kind === kind);
