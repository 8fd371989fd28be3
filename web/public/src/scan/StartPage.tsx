import { Icon } from '@healthcert/web-ui/icons.tsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OldCardLink } from '../archived/OldCardLink.tsx';
import { CameraView } from './CameraView.tsx';
import { CardPicture } from './CardPicture.tsx';
import { openReader } from './detector.ts';
import { OfflineReadiness } from './OfflineReadiness.tsx';
import { PasteForm } from './PasteForm.tsx';
import { PictureButton } from './PictureButton.tsx';

export const StartPage = () => {
  const { t } = useTranslation();
  const [camera, setCamera] = useState(false);
  const title = t('start.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  // Fetched while the person reads, so that the first scan starts at once and later ones need no network.
  useEffect(() => {
    const warm = setTimeout(() => void openReader().catch(() => undefined), 1500);
    return () => clearTimeout(warm);
  }, []);
  return (
    <main className="start">
      <section className="hero">
        <CardPicture />
        <h1>{title}</h1>
        <p>{t('start.lead')}</p>
        <button type="button" className="button primary large" onClick={() => setCamera(true)}>
          <Icon name="scan" size={28} />
          {t('start.camera')}
        </button>
        <PictureButton />
      </section>
      <PasteForm />
      <p className="old-way">
        <OldCardLink />
      </p>
      <OfflineReadiness />
      {camera && <CameraView onClose={() => setCamera(false)} />}
    </main>
  );
};
