import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Back and forth in what was done. */
export const UndoRedo = ({ of: { canUndo, canRedo, undo, redo } }: { readonly of: History }) => {
  const { t } = useTranslation();
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<UndoOutlined />}
        aria-label={t('undo')}
        title={`${t('undo')} Ctrl+Z`}
        disabled={!canUndo}
        onClick={undo}
      />
      <Button
        size="small"
        type="text"
        icon={<RedoOutlined />}
        aria-label={t('redo')}
        title={`${t('redo')} Ctrl+Y`}
        disabled={!canRedo}
        onClick={redo}
      />
    </>
  );
};
