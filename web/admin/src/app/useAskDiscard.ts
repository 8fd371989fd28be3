import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Leaves at once where nothing would be lost; else asks before what was typed is thrown away. */
export const useAskDiscard = (): ((lost: boolean, leave: () => void) => void) => {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (lost, leave) => {
    if (!lost) return leave();
    modal.confirm({
      title: t('unsaved'),
      content: t('unsavedHint'),
      okText: t('discard'),
      cancelText: t('keepEditing'),
      okButtonProps: { danger: true },
      onOk: leave,
    });
  };
};
