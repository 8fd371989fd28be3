import { ArrowLeftOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { base64Of } from '../files/base64.ts';
import type { Source } from './source.ts';

interface ImportFrameProps {
  readonly back: { readonly to: string; readonly label: string };
  readonly title: string;
  readonly lead: ReactNode;
  /** Being read: another may not be chosen meanwhile. */
  readonly busy: boolean;
  /** Being entered: nothing is taken. */
  readonly locked?: boolean;
  /** Whether a file is shown already. */
  readonly loaded: boolean;
  readonly onSource: (name: string, source: Source) => void;
  readonly children: ReactNode;
}

/** A file is chosen, dropped or pasted, or rows copied from a spreadsheet are; what it holds is shown beneath. */
export const ImportFrame = ({ back, title, lead, busy, locked = false, loaded, onSource, children }: ImportFrameProps) => {
  const { t } = useTranslation('imports');
  const input = useRef<HTMLInputElement>(null);
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file) onSource(file.name, { file: await base64Of(file) });
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      const rows = event.clipboardData?.getData('text/plain') ?? '';
      if (locked || (event.target instanceof Element && event.target.closest('input, textarea'))) return;
      if (file) void takeFile(file);
      else if (rows.trim() !== '') onSource(t('pasted'), { text: rows });
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  });

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (!locked) void takeFile(event.dataTransfer.files[0]);
  };

  return (
    <div className="import" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="import-head">
        <div>
          <Link to={back.to} className="import-back">
            <ArrowLeftOutlined /> {back.label}
          </Link>
          <h1>{title}</h1>
          <p className="muted">{lead}</p>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.xls,.csv,.txt"
          data-testid="import-file"
          onChange={({ target }) => {
            void takeFile(target.files?.[0]);
            target.value = '';
          }}
        />
        <Button icon={<UploadOutlined />} onClick={() => input.current?.click()} loading={busy} disabled={locked}>
          {t(loaded ? 'another' : 'choose')}
        </Button>
      </header>
      {!loaded && <div className="import-drop">{busy ? t('reading') : t('drop')}</div>}
      {children}
    </div>
  );
};
