import { Icon } from '@healthcert/web-ui/icons.tsx';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { openReader } from './detector.ts';
import { OldCardLink } from '../archived/OldCardLink.tsx';
import { addressOf, readScannedText } from './scanned-text.ts';

type Outcome = 'reading' | 'noCode' | 'failed' | { readonly notOurs: string };

type Found = { readonly address: string } | Exclude<Outcome, 'reading'>;

const codeIn = async (picture: File): Promise<Found> => {
  try {
    const reader = await openReader();
    const texts = await reader.read(picture).catch(() => []);
    for (const text of texts) {
      const scanned = readScannedText(text);
      if (scanned.kind === 'code') return { address: addressOf(scanned) };
    }
    const [first] = texts;
    return first === undefined ? 'noCode' : { notOurs: first };
  } catch {
    return 'failed';
  }
};

/** Reads a code from the album, or from a photo taken now where the camera cannot be opened in the page. */
export const PictureButton = () => {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome>();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const picture = target.files?.[0];
    target.value = ''; // the same picture may be chosen again
    if (!picture) return;
    setOutcome('reading');
    const found = await codeIn(picture);
    if (typeof found === 'object' && 'address' in found) goTo(found.address);
    else setOutcome(found);
  };
  return (
    <>
      <label className="button large picture">
        <input type="file" accept="image/*" className="hc-unseen" onChange={(event) => void choose(event)} />
        <Icon name="picture" size={26} />
        {t('start.picture')}
      </label>
      <p className={outcome && outcome !== 'reading' ? 'notice hc-tone-suspended' : 'notice-quiet'} role="status">
        {typeof outcome === 'string' && t(outcome === 'failed' ? 'scan.failed' : `start.${outcome}`)}
        {typeof outcome === 'object' && (
          <>
            {t('start.notOurs')} <OldCardLink scanned={outcome.notOurs} />
          </>
        )}
      </p>
    </>
  );
};
