import { UserOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** 25:35, as on the card; its place is kept while it loads, and where there is none. */
export const Portrait = ({ file, name, width = 50 }: { readonly file: string | null; readonly name: string; readonly width?: number }) => {
  const { t } = useTranslation('queue');
  const [broken, setBroken] = useState<string | null>(null);
  const style = { width, height: (width * 35) / 25 };
  return file !== null && broken !== file ? (
    <img className="portrait" style={style} src={`/api/portraits/${file}`} alt={name} onError={() => setBroken(file)} />
  ) : (
    <span className="portrait portrait-none" style={style} role="img" aria-label={t('noPortrait')}>
      <UserOutlined />
    </span>
  );
};
