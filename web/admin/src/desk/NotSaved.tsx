import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';

interface NotSavedProps {
  readonly problem: Problem;
  /** Of the draft. */
  readonly caseId: string;
  readonly onAsAnother: () => void;
}

/** Why nothing was saved. A draft that was registered already, elsewhere, leads there or becomes somebody else's. */
export const NotSaved = ({ problem, caseId, onAsAnother }: NotSavedProps) => {
  const { t } = useTranslation('desk');
  const text = useText();
  return (
    <Alert
      type="error"
      showIcon
      title={text(problem.text)}
      className="work-alert"
      role="alert"
      data-testid="not-saved"
      action={
        problem.code === 'AlreadyRegistered' && (
          <>
            <Link to={`/desk/${caseId}`}>{t('openRegistered')}</Link>{' '}
            <Button size="small" onClick={onAsAnother}>
              {t('asAnother')}
            </Button>
          </>
        )
      }
    />
  );
};
