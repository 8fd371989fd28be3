import { Icon } from '@healthcert/web-ui/icons.tsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchPortrait } from './portrait.ts';

interface PortraitProps {
  readonly url: string | undefined;
  readonly hash: Uint8Array | undefined;
  /** Without a network there is none to be had, which is said. */
  readonly offline: boolean;
}

/** The register's portrait, shown only when it is the one that was signed. */
export const Portrait = ({ url, hash, offline }: PortraitProps) => {
  const { t } = useTranslation();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (!url) return undefined;
    let made: string | undefined;
    let wanted = true;
    const load = async () => {
      const picture = await fetchPortrait(url, hash);
      if (!picture || !wanted) return;
      made = URL.createObjectURL(picture);
      setSource(made);
    };
    void load();
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [url, hash]);
  return (
    <div className="portrait">
      {source ? (
        <img src={source} alt={t('card.portrait')} />
      ) : (
        <span className="portrait-none">
          <Icon name="person" size={40} weight={1.4} />
          {offline && <span>{t('card.noPortrait')}</span>}
        </span>
      )}
    </div>
  );
};
