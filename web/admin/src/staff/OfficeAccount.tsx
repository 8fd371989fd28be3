import { Alert, Button, Input, Popconfirm } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { session, type SignInWays } from '../session/session.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { linkOfficeAccount, unlinkOfficeAccount } from './queries.ts';

/** Links a user to their account at the office app, where the city has one; what was typed stays after a refusal. */
export const OfficeAccount = ({ staffId, name }: { readonly staffId: string; readonly name: string }) => {
  const { t } = useTranslation('staff');
  const text = useText();
  const say = useSay();
  const may = useMay();
  const link = useCommand(linkOfficeAccount);
  const unlink = useCommand(unlinkOfficeAccount);
  const [office, setOffice] = useState<SignInWays['office']>(null);
  const [linking, setLinking] = useState(false);
  const [subject, setSubject] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    session.ways(null).then(
      (ways) => setOffice(ways.office),
      () => undefined,
    );
  }, []);
  const confirm = async (): Promise<void> => {
    if (subject.trim() === '') return;
    const outcome = await link.send({ staffId, subject: subject.trim() });
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    setLinking(false);
    setSubject('');
    say.done(t('officeLinked'));
  };
  if (!office) return null;
  return (
    <>
      {may('linkOfficeAccount') && (
        <Button onClick={() => setLinking(true)} data-testid="user-office">
          {t('officeLink')}
        </Button>
      )}
      {may('unlinkOfficeAccount') && (
        <Popconfirm
          title={t('officeUnlink')}
          description={t('officeUnlinkAsk', { office: text(office) })}
          okText={t('officeUnlink')}
          cancelText={t('cancel')}
          onConfirm={() => void unlink.send({ staffId }).then((outcome) => say.outcome(outcome, t('officeUnlinked')))}
        >
          <Button>{t('officeUnlink')}</Button>
        </Popconfirm>
      )}
      <Dialog
        open={linking}
        title={t('officeTitle', { name, office: text(office) })}
        okText={t('officeLink')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: subject.trim() === '' }}
        onOk={() => void confirm()}
        onCancel={() => setLinking(false)}
        width={460}
      >
        <p className="dialog-lead">{t('officeLead')}</p>
        <label className="dialog-label" htmlFor="office-subject">
          {t('officeSubject')}
        </label>
        <Input
          id="office-subject"
          autoFocus
          autoComplete="off"
          maxLength={255}
          value={subject}
          onChange={({ target }) => setSubject(target.value)}
          onPressEnter={() => void confirm()}
        />
        <div className="dialog-answer" role="alert">
          {problem && <Alert type="error" showIcon title={text(problem.text)} />}
        </div>
      </Dialog>
    </>
  );
};
