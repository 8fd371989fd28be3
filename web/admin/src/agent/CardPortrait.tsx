import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** As a JPEG, twice as large: readers give bitmaps, which registrations do not keep. */
const asJpeg = async (picture: string): Promise<string> => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.92);
};

/** The portrait in the card's chip, to compare with whom one sees; taken for the registration on a click. */
export const CardPortrait = ({ picture, onUse }: { readonly picture: string; readonly onUse: (picture: string) => void }) => {
  const { t } = useTranslation('agent');
  return (
    <figure className="card-portrait" data-testid="card-portrait">
      <img src={picture} alt={t('cardPortrait')} />
      <figcaption className="muted small">{t('cardPortrait')}</figcaption>
      <Button size="small" onClick={() => void asJpeg(picture).then(onUse)}>
        {t('usePortrait')}
      </Button>
    </figure>
  );
};
