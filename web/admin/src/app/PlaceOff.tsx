import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Place } from './places.tsx';

/** At the address of a place that the menu leaves out. */
export const PlaceOff = ({ place }: { readonly place: Place }) => {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('placeOff', { place: t(place.name) })}
      hint={t('placeOffHint')}
      action={
        <Link to="/">
          <Button type="primary">{t('backHome')}</Button>
        </Link>
      }
    />
  );
};
