import { Alert, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Outcome, Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';
import { RolesSelect } from './RolesSelect.tsx';
import { usePlaces } from './usePlaces.ts';

export interface UserFields {
  readonly displayName: string;
  readonly loginName: string;
  readonly title?: string;
  readonly institutionId: string;
  readonly roleIds: string[];
}

export type UserField = keyof UserFields;

interface UserDialogProps {
  readonly title: string;
  /** What is asked; the rest stays. */
  readonly fields: readonly UserField[];
  readonly initial: Partial<UserFields>;
  /** Whose institutions are offered. */
  readonly operation: string;
  readonly onSave: (fields: UserFields) => Promise<Outcome>;
  readonly onClose: () => void;
}

const loginName = /^[a-z][a-z0-9._-]{2,39}$/;

/** Some of what is known of a user; what was typed stays after a refusal. */
export const UserDialog = ({ title, fields, initial, operation, onSave, onClose }: UserDialogProps) => {
  const { t } = useTranslation('staff');
  const text = useText();
  const [form] = Form.useForm<UserFields>();
  const { choices } = usePlaces(operation);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const asks = (field: UserField): boolean => fields.includes(field);
  const required = [{ required: true, message: t('required') }];
  const save = async (given: UserFields): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const outcome = await onSave({ ...initial, ...given });
    setBusy(false);
    if (outcome.ok) return onClose();
    const field = fields.find((one) => one === outcome.problem.field);
    if (field) form.setFields([{ name: field, errors: [text(outcome.problem.text)] }]);
    else setProblem(outcome.problem);
  };
  return (
    <Dialog
      open
      title={title}
      width={480}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy, 'data-testid': 'save-user' }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<UserFields> form={form} layout="vertical" initialValues={initial} onFinish={(given) => void save(given)}>
        {asks('displayName') && (
          <Form.Item name="displayName" label={t('name')} rules={required}>
            <Input autoFocus maxLength={100} data-testid="user-name" />
          </Form.Item>
        )}
        {asks('loginName') && (
          <Form.Item
            name="loginName"
            label={t('loginName')}
            extra={t('loginHint')}
            normalize={(typed: string) => typed.normalize('NFKC').trim().toLowerCase()}
            rules={[...required, { pattern: loginName, message: t('badLoginName') }]}
          >
            <Input autoComplete="off" maxLength={40} data-testid="user-login" />
          </Form.Item>
        )}
        {asks('title') && (
          <Form.Item name="title" label={t('jobTitle')}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        {asks('institutionId') && (
          <Form.Item name="institutionId" label={t('institution')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={choices} data-testid="user-institution" />
          </Form.Item>
        )}
        {asks('roleIds') && (
          <Form.Item name="roleIds" label={t('roles')} extra={t('rolesHint')} rules={required}>
            <RolesSelect held={initial.roleIds ?? []} />
          </Form.Item>
        )}
        <button type="submit" hidden />
      </Form>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
