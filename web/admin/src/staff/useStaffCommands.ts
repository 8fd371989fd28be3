import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { assignRoles, resetPassword } from './queries.ts';
import { initialPassword } from './initial-password.ts';

export interface MadePassword {
  readonly staffId: string;
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
}

/** Makes a password of one sign-in and sets it. It is told once, by who asked. */
export const useInitialPassword = () => {
  const { send } = useCommand(resetPassword);
  return async (user: Omit<MadePassword, 'password'>): Promise<{ readonly outcome: Outcome; readonly made: MadePassword }> => {
    const password = initialPassword();
    return { outcome: await send({ staffId: user.staffId, newPassword: password }), made: { ...user, password } };
  };
};

/** Assigns roles; whoever takes rights from themselves is asked first. */
export const useAssignRoles = () => {
  const { t } = useTranslation('staff');
  const text = useText();
  const { modal } = App.useApp();
  const { send } = useCommand(assignRoles);
  return async (staffId: string, roleIds: string[]): Promise<Outcome> => {
    const outcome = await send({ staffId, roleIds });
    if (outcome.ok || outcome.problem.code !== 'NarrowsOwnRights') return outcome;
    const means = await new Promise<boolean>((resolve) => {
      modal.confirm({
        title: t('narrowsTitle'),
        content: text(outcome.problem.text),
        okText: t('narrowsGo'),
        cancelText: t('cancel'),
        okButtonProps: { danger: true },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
    return means ? send({ staffId, roleIds, narrowsOwnRights: true }) : outcome;
  };
};
