import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { Refused, session } from './session.ts';
import { useSession } from './SessionProvider.tsx';
import { usePageParameter } from './usePageParameter.ts';

interface Fields {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

export const PasswordForm = ({ onDone }: { readonly onDone?: () => void }) => {
  const { t } = useTranslation('session');
  const text = useText();
  const { accept } = useSession();
  const least = usePageParameter('password-least-length');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async ({ currentPassword, newPassword }: Fields): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      accept(await session.changePassword(currentPassword, newPassword));
      void message.success(t('saved'));
      onDone?.();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const field = error.field as keyof Fields | null;
      if (field && field in form.getFieldsValue()) form.setFields([{ name: field, errors: [text(error.text)] }]);
      else setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const required = [{ required: true, message: t('required') }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields)}>
      <Form.Item name="currentPassword" label={t('current')} rules={required}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item name="newPassword" label={t('next')} rules={required} extra={t('leastLength', { count: least })}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('again')}
        dependencies={['newPassword']}
        rules={[
          ...required,
          {
            validator: (_rule, value: string) =>
              !value || form.getFieldValue('newPassword') === value ? Promise.resolve() : Promise.reject(new Error(t('differs'))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {refusal && <Alert type="error" showIcon title={text(refusal.text)} className="sign-in-refusal" />}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('save')}
      </Button>
    </Form>
  );
};
