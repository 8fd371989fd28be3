import { Alert, Button, Form, Input, Popconfirm, Select, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@healthcert/web-ui';
import { Dialog } from '../app/Dialog.tsx';
import { csrfHeader } from '../session/session.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useSay } from '../commands/useSay.tsx';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';

interface PairedPc {
  readonly agentId: string;
  readonly institutionName: string;
  readonly name: string;
  readonly state: 'waiting' | 'paired' | 'revoked';
  readonly madeBy: string;
  readonly computer: string | null;
  readonly lastSeenAt: string | null;
}
interface Listed {
  readonly agents: readonly PairedPc[];
  readonly institutions: readonly { readonly id: string; readonly name: string }[];
}
interface Wanted {
  readonly institutionId: string;
  readonly name: string;
}
interface Code {
  readonly code: string;
  readonly expiresAt: string;
}
interface Words {
  readonly zh: string;
  readonly en: string;
}

const unreachable: Words = { zh: '无法连接服务器，请检查网络后重试', en: 'The server cannot be reached. Check the network and try again' };

const ask = async (path: string, method = 'GET', body?: object): Promise<{ readonly answer?: unknown; readonly problem?: Words }> => {
  try {
    const response = await fetch(`/api/desk-agents${path}`, {
      method,
      credentials: 'same-origin',
      headers: { ...csrfHeader(), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.status === 204) return {};
    const told = (await response.json()) as { error?: { text: Words } };
    return response.ok ? { answer: told } : { problem: told.error?.text ?? unreachable };
  } catch {
    return { problem: unreachable };
  }
};

const colours = { waiting: 'processing', paired: 'success', revoked: 'default' } as const;

/** Which PCs of the institutions have a desk agent; pairing another, revoking one. */
export const DeskAgentsPage = () => {
  const { t } = useTranslation('agent');
  const text = useText();
  const say = useSay();
  const me = useMe();
  const [listed, setListed] = useState<Listed | null>(null);
  const [problem, setProblem] = useState<Words | null>(null);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Code | null>(null);

  const load = useCallback(async (): Promise<void> => {
    const { answer, problem: why } = await ask('');
    if (answer) setListed(answer as Listed);
    setProblem(why ?? null);
  }, []);
  useEffect(() => void load(), [load]);

  const make = async (wanted: Wanted): Promise<void> => {
    const { answer, problem: why } = await ask('/codes', 'POST', wanted);
    setProblem(why ?? null);
    if (!answer) return;
    setAsking(false);
    setMade(answer as Code);
    await load();
  };
  const revoke = async (agentId: string): Promise<void> => {
    const { problem: why } = await ask(`/${agentId}`, 'DELETE');
    if (!why) say.done(t('revoked'));
    await load();
    if (why) setProblem(why);
  };

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('agentsTitle')}</h1>
        <Button type="primary" onClick={() => setAsking(true)} data-testid="new-code">
          {t('newCode')}
        </Button>
      </div>
      <p className="muted page-lead">{t('agentsLead')}</p>
      {problem && <Alert type="error" showIcon title={text(problem)} role="alert" />}
      <div className="sheet">
        <Table<PairedPc>
          rowKey="agentId"
          size="small"
          loading={!listed && !problem}
          dataSource={[...(listed?.agents ?? [])]}
          pagination={{ hideOnSinglePage: true, pageSize: 50 }}
          locale={{ emptyText: <EmptyState title={t('none')} hint={t('noneHint')} /> }}
          columns={[
            { title: t('col_name'), dataIndex: 'name' },
            { title: t('institution'), dataIndex: 'institutionName' },
            {
              title: t('col_state'),
              render: (_value, { state }) => <Tag color={colours[state]}>{t(`pairing_${state}`)}</Tag>,
            },
            { title: t('col_computer'), render: (_value, { computer }) => computer ?? '–' },
            { title: t('col_seen'), render: (_value, { lastSeenAt }) => (lastSeenAt ? minuteInChina(lastSeenAt) : '–') },
            { title: t('col_made'), dataIndex: 'madeBy' },
            {
              render: (_value, { agentId, state }) =>
                state !== 'revoked' && (
                  <Popconfirm title={t('revoke')} description={t('revokeAsk')} onConfirm={() => void revoke(agentId)}>
                    <Button type="link" danger size="small" data-testid={`revoke-${agentId}`}>
                      {t('revoke')}
                    </Button>
                  </Popconfirm>
                ),
            },
          ]}
        />
      </div>
      <Dialog open={asking} title={t('newCode')} footer={null} destroyOnHidden onCancel={() => setAsking(false)} width={420}>
        <Form
          layout="vertical"
          onFinish={(wanted: Wanted) => void make(wanted)}
          initialValues={{ institutionId: me.institution?.id ?? listed?.institutions[0]?.id }}
        >
          <Form.Item name="name" label={t('pcName')} rules={[{ required: true, whitespace: true, message: t('required') }]}>
            <Input autoFocus maxLength={60} placeholder={t('pcNameHint')} data-testid="pc-name" />
          </Form.Item>
          <Form.Item name="institutionId" label={t('institution')} rules={[{ required: true, message: t('required') }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(listed?.institutions ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" block data-testid="make-code">
            {t('newCode')}
          </Button>
        </Form>
      </Dialog>
      <Dialog open={made !== null} title={t('codeTitle')} footer={null} onCancel={() => setMade(null)} width={420}>
        {made && (
          <>
            <p className="agent-code" data-testid="pairing-code">
              {made.code}
            </p>
            <p>{t('codeHint', { time: minuteInChina(made.expiresAt) })}</p>
          </>
        )}
      </Dialog>
    </div>
  );
};
