import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/SessionProvider.tsx';
import { useCode } from '../words/useWords.ts';
import { CodeDialog } from '../commands/CodeDialog.tsx';
import { useLabels } from './useLabels.ts';
import { useSpecimenSteps } from './useSpecimenSteps.ts';

interface SpecimenActionsProps {
  readonly of: {
    readonly caseId: string;
    readonly number: string;
    readonly name?: string | null;
    readonly state: string;
    readonly redrawnAs?: string | null;
  };
}

const reasons = ['notNeeded', 'personLeft', 'lost', 'other'] as const;

/** What may be done with one specimen of a list: another is drawn, its label is printed again, it is thrown away. */
export const SpecimenActions = ({ of }: SpecimenActionsProps) => {
  const { t } = useTranslation('specimens');
  const may = useMay();
  const code = useCode();
  const { discard } = useSpecimenSteps();
  const { redrawAndPrint, printLabel, printing } = useLabels();
  const [asking, setAsking] = useState(false);
  const isOpen = of.state === 'labelled' || of.state === 'collected' || of.state === 'received';
  const awaitsRedraw = of.state === 'rejected' && !of.redrawnAs;
  return (
    <>
      {awaitsRedraw && may('redrawSpecimen') && (
        <Button size="small" type="primary" onClick={() => void redrawAndPrint(of)} data-testid={`redraw-${of.number}`}>
          {t('redraw')}
        </Button>
      )}
      {of.state === 'labelled' && may('collectSpecimen') && (
        <Button size="small" loading={printing} onClick={() => void printLabel(of)} data-testid={`label-${of.number}`}>
          {t('printLabel')}
        </Button>
      )}
      {(isOpen || awaitsRedraw) && may('discardSpecimen') && (
        <Button size="small" danger type="text" onClick={() => setAsking(true)} data-testid={`discard-${of.number}`}>
          {t('discardAction')}
        </Button>
      )}
      <CodeDialog
        open={asking}
        title={t('discardAction')}
        lead={t('discardLead', { name: of.name ?? '', number: of.number })}
        action={t('discardAction')}
        choices={reasons.map((one) => ({ code: one, label: code('discard', one) }))}
        onConfirm={(reason) => discard(of, reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
