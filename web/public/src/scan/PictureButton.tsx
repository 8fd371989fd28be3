import { Icon } from '@healthcert/web-ui/icons.tsx';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { openReader } from './detector.ts';
import { addressOf, readScannedText } from './scanned-text.ts';

type Outcome = 'reading' | 'noCode' | 'notOurs' | 'failed';

type Found = { readonly address: string } | Exclude<Outcome, 'reading'>;

const codeIn = async (picture: File): Promise<Found> => {
  try {
    const reader = await openReader();
    const texts = await reader.read(picture).catch(() => []);
    for (const text of texts) {
      const scanned = readScannedText(text);
      if (scanned.kind === 'code') return { address: addressOf(scanned) };
    }
    return texts.length === 0 ? 'noCode' : 'notOurs';
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
    if (typeof found === 'string') setOutcome(found);
    else goTo(found.address);
  };
  return (
    <>
      <label className="button large picture">
        <input type="file" accept="image/*" className="hc-unseen" onChange={(event) => void choose(event)} />
        <Icon name="picture" size={26} />
        {t('start.picture')}
      </label>
      <p className={outcome && outcome !== 'reading' ? 'notice hc-tone-suspended' : 'notice-quiet'} role="status">
        {outcome && t(outcome === 'failed' ? 'scan.failed' : `start.${outcome}`)}
      </p>
    </>
  );
};
