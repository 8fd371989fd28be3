import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/useDraft.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { correctRegistration } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { RegisterCaseDocumentType, RegisterCaseSex } from '../gql/graphql.ts';
import { useText } from '../words/useWords.ts';
import { emptyParticulars, identityInput, type Particulars } from './particulars.ts';
import { RegistrationForm } from './RegistrationForm.tsx';
import { uploadPortrait } from './upload-portrait.ts';
import { useFieldProblems } from './useFieldProblems.ts';

export const correction = graphql(`
  fragment Correction on CaseFile {
    caseId
    revision
    programmeId
    jobCode
    sex
    identity {
      name
      documentType
      documentNumber
      birthDate
      phone
      employer
      address
      nationality
      portraitFile
    }
  }
`);

/** The particulars of a registered case, corrected; what was typed survives a reload, too. */
export const Correction = ({ of, onDone }: { readonly of: FragmentType<typeof correction>; readonly onDone: () => void }) => {
  const { caseId, revision, programmeId, jobCode, sex, identity } = readFragment(correction, of);
  const { t } = useTranslation('desk');
  const text = useText();
  const say = useSay();
  const command = useCommand(correctRegistration);
  const [uploading, setUploading] = useState(false);
  const problems = useFieldProblems();
  const [typed, setTyped, clear] = useDraft<Particulars>(`correction.${caseId}`, {
    ...emptyParticulars,
    programmeId,
    jobCode,
    sex: sex as RegisterCaseSex,
    documentType: (identity?.documentType ?? 'idCard') as RegisterCaseDocumentType,
    documentNumber: identity?.documentNumber ?? '',
    name: identity?.name ?? '',
    birthDate: identity?.birthDate ?? '',
    phone: identity?.phone ?? '',
    employer: identity?.employer ?? '',
    address: identity?.address ?? '',
    nationality: identity?.nationality ?? '',
    portraitFile: identity?.portraitFile ?? null,
  });
  const busy = command.busy || uploading;

  const save = async (): Promise<void> => {
    if (busy || problems.markMissing(typed)) return;
    let { portraitFile } = typed;
    if (typed.picture !== null && portraitFile === null) {
      setUploading(true);
      const uploaded = await uploadPortrait(typed.picture, identityInput(typed, null));
      setUploading(false);
      if (!uploaded.ok) return problems.show(uploaded.problem);
      portraitFile = uploaded.id;
    }
    const outcome = await command.send({ caseId, ...identityInput(typed, portraitFile) }, revision);
    if (!outcome.ok) return problems.show(outcome.problem);
    clear();
    say.done(t('corrected'));
    onDone();
  };
  const prevented = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useHotkeys({ F9: prevented(() => void save()), 'Ctrl+Enter': prevented(() => void save()) });

  return (
    <div className="work">
      <header className="desk-head">
        <h1>{t('correctTitle')}</h1>
      </header>
      <div className="work-body">
        {problems.top && <Alert type="error" showIcon title={text(problems.top.text)} className="work-alert" role="alert" />}
        <RegistrationForm value={typed} onChange={setTyped} problems={problems.fields} programmeFixed />
      </div>
      <footer className="work-foot">
        <span className="push" />
        <Button
          onClick={() => {
            clear();
            onDone();
          }}
        >
          {t('back')}
        </Button>
        <Button type="primary" loading={busy} onClick={() => void save()} data-testid="save-correction">
          {t('saveCorrection')} <kbd>F9</kbd>
        </Button>
      </footer>
    </div>
  );
};
