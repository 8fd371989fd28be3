import type { Text } from '@healthcert/web-ui/language.ts';

/** What finding a parameter needs of it. */
export interface Findable {
  readonly name: string;
  readonly title: Text;
  readonly about: Text;
  readonly value?: unknown;
  readonly proposal?: unknown;
}

export type Shown = 'all' | 'changed' | 'waiting';

/** Whether a parameter is among those asked for: by a part of its words, and by how it stands. */
export const isShown = ({ name, title, about, value, proposal }: Findable, typed: string, shown: Shown): boolean => {
  if (shown === 'changed' && value == null) return false;
  if (shown === 'waiting' && proposal == null) return false;
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  return [name, title.zh, title.en, about.zh, about.en].some((words) => words.toLowerCase().includes(wanted));
};
