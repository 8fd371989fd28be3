import type { Recorded } from '@healthcert/domain/kernel';
import type { EntryValue, RegisterEvent } from '@healthcert/domain/register';
import { pinyin } from 'pinyin-pro';
import { projection, rowsOf } from '../kernel/index.ts';
import { registerEntriesModel } from './table.ts';

const { put, patch } = rowsOf(registerEntriesModel);

export const scopeOf = (institutionId: string | null): string => institutionId ?? 'city';

const keyOf = ({ kind, institutionId, code }: RegisterEvent['data']) => [kind, scopeOf(institutionId), code];

const changed = ({ meta }: Recorded<RegisterEvent>) => ({ changedAt: meta.at, changedBy: meta.actorId });

/** Pinyin, and its initials. */
export const soundOf = (chinese: string): string => {
  const syllables = pinyin(chinese, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`.toLowerCase();
};

const named = (value: EntryValue) => {
  const { zh = '', en = '' } = (value.name ?? {}) as { readonly zh?: string; readonly en?: string };
  return { nameZh: zh, nameEn: en, sound: soundOf(zh) };
};

export const registerEntries = projection<RegisterEvent>({
  readModel: registerEntriesModel,
  on: {
    EntryAdded: (event) => {
      const { kind, institutionId, code, value, parent, place } = event.data;
      const standing = { kind, scope: scopeOf(institutionId), institutionId, code, value, parent, place, edition: 1, retired: false };
      return put({ ...standing, ...named(value), ...changed(event) });
    },
    EntryChanged: (event) => {
      const { value, edition } = event.data;
      return patch(keyOf(event.data), { value, edition, ...named(value), ...changed(event) });
    },
    EntryMoved: (event) => patch(keyOf(event.data), { parent: event.data.parent, place: event.data.place, ...changed(event) }),
    EntryRetired: (event) => patch(keyOf(event.data), { retired: true, ...changed(event) }),
    EntryRestored: (event) => patch(keyOf(event.data), { retired: false, ...changed(event) }),
  },
});
