import { FileImageOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable, type Outcome, type Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { csrfHeader } from '../session/session.ts';
import { changeInstitution } from './commands.ts';
import { readParticulars, valueOf } from './particulars.ts';
import type { Institution } from './queries.ts';

const put = async (institutionId: string, file: File): Promise<{ readonly id: string } | Extract<Outcome, { ok: false }>> => {
  const form = new FormData();
  form.append('file', file);
  try {
    const address = `/api/licences/${encodeURIComponent(institutionId)}`;
    const response = await fetch(address, { method: 'POST', body: form, headers: csrfHeader(), credentials: 'same-origin' });
    const body = (await response.json()) as { id?: string; error?: Omit<Problem, 'kind'> };
    if (body.id !== undefined) return { id: body.id };
    if (body.error) return { ok: false, problem: { kind: 'Rejected', ...body.error } };
  } catch {
    // Told below.
  }
  return unreachable as Extract<Outcome, { ok: false }>;
};

/** The copy of the practice licence: shown, and put anew. */
export const LicenceCopy = ({ row, mayChange }: { readonly row: Institution; readonly mayChange: boolean }) => {
  const { t } = useTranslation('institutions');
  const say = useSay();
  const change = useCommand(changeInstitution);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const { institutionId, licenceCopy, edition } = row;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const stored = await put(institutionId, file);
    if ('id' in stored) {
      const particulars = readParticulars(valueOf(row), { ...row, licenceCopy: stored.id }).input;
      say.outcome(await change.send({ institutionId, edition, ...particulars }), t('saved'));
    } else say.problem(stored.problem);
    setBusy(false);
  };
  return (
    <p className="licence-copy">
      <span>{t('copy')}</span>
      {licenceCopy != null ? (
        <a href={`/api/licences/${encodeURIComponent(institutionId)}/${licenceCopy}`} target="_blank" rel="noreferrer">
          <FileImageOutlined /> {t('copyShow')}
        </a>
      ) : (
        <span className="muted">{row.licenceNumber == null ? t('copyWait') : t('copyNone')}</span>
      )}
      {mayChange && row.licenceNumber != null && (
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/png,image/jpeg,application/pdf"
            data-testid="licence-copy"
            onChange={({ target }) => {
              void take(target.files?.[0]);
              target.value = '';
            }}
          />
          <Button size="small" icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
            {t('copyPut')}
          </Button>
        </>
      )}
    </p>
  );
};
