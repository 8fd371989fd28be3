import { DesktopOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/SessionProvider.tsx';
import { AgentPanel } from './AgentPanel.tsx';
import { AgentSettingsDrawer } from './AgentSettingsDrawer.tsx';
import { useAgent } from './AgentProvider.tsx';

/** Those whose work reads cards or prints. */
const users = ['registerCase', 'printCertificate', 'recordResult', 'pairDeskAgent', 'changeDeskSettings'];

/** In the shell's bar: how the agent of this PC is, in one dot; more on a click. */
export const AgentChip = () => {
  const { t } = useTranslation('agent');
  const may = useMay();
  const { state, status } = useAgent();
  const [open, setOpen] = useState(false);
  const [setting, setSetting] = useState(false);
  if (!users.some(may)) return null;
  const jobs = status?.jobs ?? [];
  const waiting = jobs.filter((job) => job.state === 'queued' || job.state === 'printing');
  const needs = jobs.some(({ state: of, problem }) => problem !== null && of !== 'done' && of !== 'cancelled');
  const dot = state === 'off' ? 'default' : state !== 'ready' ? 'error' : needs ? 'warning' : 'success';
  const words = needs ? t('failing') : waiting.length > 0 ? t('waiting', { count: waiting.length }) : t(`state_${state}`);
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={
          <AgentPanel
            onSettings={() => {
              setOpen(false);
              setSetting(true);
            }}
          />
        }
      >
        <Button
          type="text"
          className="agent-chip"
          data-testid="agent-chip"
          data-state={state}
          aria-label={`${t('name')}: ${words}`}
          title={words}
        >
          <Badge status={dot} dot>
            <DesktopOutlined />
          </Badge>
        </Button>
      </Popover>
      {setting && <AgentSettingsDrawer onClose={() => setSetting(false)} />}
    </>
  );
};
