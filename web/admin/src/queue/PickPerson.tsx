import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../app/useHotkeys.ts';

interface PickPersonProps {
  /** Who would be next; null where nobody waits. */
  readonly next: string | null;
  readonly onNext: () => void;
}

/** Nobody is before one yet: the next in the row is one key away. */
export const PickPerson = ({ next, onNext }: PickPersonProps) => {
  const { t } = useTranslation('queue');
  useHotkeys({ F9: onNext }, next !== null);
  return (
    <div className="work">
      <EmptyState
        title={t('pick')}
        hint={t('pickHint')}
        action={
          next !== null && (
            <Button type="primary" onClick={onNext} data-testid="first-in-row">
              {t('first', { name: next })} <kbd>F9</kbd>
            </Button>
          )
        }
      />
    </div>
  );
};
