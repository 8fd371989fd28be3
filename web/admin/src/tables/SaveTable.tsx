import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { TableFormat } from './save-table.ts';

interface SaveTableProps {
  readonly label: string;
  readonly testId: string;
  /** What it does is told by its sign alone. */
  readonly brief?: boolean;
  readonly disabled?: boolean;
  readonly onSave: (format: TableFormat) => Promise<void>;
}

/** A table as a file: for Excel, and beside it as CSV for everything else. */
export const SaveTable = ({ label, testId, brief = false, disabled = false, onSave }: SaveTableProps) => {
  const [saving, setSaving] = useState<TableFormat | null>(null);
  const save = async (format: TableFormat): Promise<void> => {
    setSaving(format);
    await onSave(format);
    setSaving(null);
  };
  const common = (format: TableFormat) => ({
    loading: saving === format,
    disabled: disabled || (saving !== null && saving !== format),
    onClick: () => void save(format),
  });
  return (
    <Space.Compact>
      <Button {...common('xlsx')} icon={<DownloadOutlined />} aria-label={`${label} Excel`} data-testid={`${testId}-excel`}>
        {!brief && label} Excel
      </Button>
      <Button {...common('csv')} aria-label={`${label} CSV`} data-testid={testId}>
        CSV
      </Button>
    </Space.Compact>
  );
};
