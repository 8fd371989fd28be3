import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { soundsLike } from '../desk/sounds-like.ts';
import { useCode } from '../words/useWords.ts';
import { type Level, levelsBelow } from './place.ts';
import type { Institution } from './queries.ts';

export interface Place {
  readonly parentId: string | null;
  readonly level: Level | null;
}

interface PlaceFieldsProps {
  /** Below which it may stand. */
  readonly parents: readonly Institution[];
  readonly kind: 'authority' | 'clinic';
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

/** Below which authority, and at which level where there is a choice. */
export const PlaceFields = ({ parents, kind, place, onChange }: PlaceFieldsProps) => {
  const { t } = useTranslation('institutions');
  const code = useCode();
  const parent = parents.find(({ institutionId }) => institutionId === place.parentId);
  const possible = parent ? levelsBelow(parent, kind) : [];
  return (
    <div className="place-fields">
      <label htmlFor="place-parent">{t('parent')}</label>
      <Select
        id="place-parent"
        aria-label={t('parent')}
        showSearch={{ filterOption: soundsLike }}
        value={place.parentId}
        options={parents.map(({ institutionId, name, sound }) => ({ value: institutionId, label: name, sound }))}
        onChange={(parentId: string) => {
          const found = parents.find(({ institutionId }) => institutionId === parentId)!;
          const levels = levelsBelow(found, kind);
          onChange({ parentId, level: place.level !== null && levels.includes(place.level) ? place.level : (levels[0] ?? null) });
        }}
      />
      <label htmlFor="place-level">{t('level')}</label>
      <Select
        id="place-level"
        aria-label={t('level')}
        value={place.level}
        options={possible.map((level) => ({ value: level, label: code('level', level) }))}
        onChange={(level: Level) => onChange({ ...place, level })}
      />
    </div>
  );
};
