import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Dialog } from '../app/Dialog.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { removeRole, roleHolders } from './queries.ts';

interface RemoveRoleProps {
  readonly roleId: string;
  readonly name: string;
  readonly onClose: (removed: boolean) => void;
}

/** Removes a role that nobody has; else says who has it. */
export const RemoveRole = ({ roleId, name, onClose }: RemoveRoleProps) => {
  const { t } = useTranslation('roles');
  const text = useText();
  const { institutionName } = useDirectory();
  const { send, busy } = useCommand(removeRole);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [{ data, fetching }] = useQuery({ query: roleHolders, variables: { roleId }, requestPolicy: 'network-only' });
  const { seen = [], others = 0 } = data?.roleHolders ?? {};
  const used = seen.length + others > 0;
  const remove = async (): Promise<void> => {
    const outcome = await send({ roleId });
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  return (
    <Dialog
      open
      title={t('removeTitle', { name })}
      okText={t('remove')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: busy, disabled: fetching || used, 'data-testid': 'dialog-confirm' }}
      onOk={() => void remove()}
      onCancel={() => onClose(false)}
    >
      {fetching ? null : used ? (
        <>
          <p className="dialog-lead" data-testid="role-in-use">
            {t('inUse')}
          </p>
          <ul className="role-holders">
            {seen.map(({ staffId, name: who, institutionId }) => (
              <li key={staffId}>
                {who} <span className="muted">{institutionName(institutionId)}</span>
              </li>
            ))}
            {others > 0 && <li className="muted">{t('othersHold', { count: others })}</li>}
          </ul>
        </>
      ) : (
        <p className="dialog-lead">{t('removeLead')}</p>
      )}
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
