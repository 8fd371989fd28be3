import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Asks before what was changed and not saved is left behind. */
export const useUnsavedGuard = (unsaved: boolean): void => {
  const { t } = useTranslation('layouts');
  const { modal } = App.useApp();
  const leaving = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (leaving.state !== 'blocked') return;
    modal.confirm({ title: t('unsaved'), okText: t('leave'), cancelText: t('stay'), onOk: leaving.proceed, onCancel: leaving.reset });
  }, [leaving, modal, t]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
};
