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
import { changesBetween } from './differences.ts';
import { type CopyKind, emptyParticulars, identityInput, type Particulars } from './particulars.ts';
import { RegistrationForm } from './RegistrationForm.tsx';
import { uploadPortrait } from './upload-files.ts';
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
      ethnicGroup
      education
      industry
      yearsOfService
      employerCode
      copies {
        kind
        file
      }
    }
  }
`);

export const correctionDraft = (caseId: string): string => `correction.${caseId}`;

interface CorrectionDraft {
  readonly typed: Particulars;
  /** The version that whoever types has looked at. */
  readonly seen: number;
}

/** The particulars of a registered case, corrected; what was typed survives a reload, too. */
export const Correction = ({ of, onDone }: { readonly of: FragmentType<typeof correction>; readonly onDone: () => void }) => {
  const { caseId, revision, programmeId, jobCode, sex, identity } = readFragment(correction, of);
  const { t } = useTranslation('desk');
  const text = useText();
  const say = useSay();
  const command = useCommand(correctRegistration);
  const [uploading, setUploading] = useState(false);
  const problems = useFieldProblems();
  const stored: Particulars = {
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
    ethnicGroup: identity?.ethnicGroup ?? '',
    education: identity?.education ?? '',
    industry: identity?.industry ?? '',
    yearsOfService: identity?.yearsOfService?.toString() ?? '',
    employerCode: identity?.employerCode ?? '',
    copies: (identity?.copies ?? []).map(({ kind, file }) => ({ kind: kind as CopyKind, file })),
  };
  const [{ typed, seen }, setDraft, clear] = useDraft<CorrectionDraft>(correctionDraft(caseId), { typed: stored, seen: revision });
  const setTyped = (how: (before: Particulars) => Particulars): void => setDraft((before) => ({ ...before, typed: how(before.typed) }));
  const busy = command.busy || uploading;
  const changes = changesBetween(stored, typed);

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
    const outcome = await command.send({ caseId, ...identityInput(typed, portraitFile) }, seen);
    if (!outcome.ok) return problems.show(outcome.problem);
    clear();
    say.done(t('corrected'));
    onDone();
  };
  useHotkeys({ F9: () => void save(), 'Ctrl+Enter': () => void save() });

  return (
    <div className="work">
      <header className="desk-head">
        <h1>{t('correctTitle')}</h1>
      </header>
      <div className="work-body">
        {problems.top && <Alert type="error" showIcon title={text(problems.top.text)} className="work-alert" role="alert" />}
        {seen !== revision && (
          <Alert
            type="warning"
            showIcon
            className="work-alert"
            data-testid="stale"
            title={t('stale')}
            description={t('staleHint')}
            action={
              <Button size="small" onClick={() => setDraft((before) => ({ ...before, seen: revision }))} data-testid="stale-seen">
                {t('staleSeen')}
              </Button>
            }
          />
        )}
        <RegistrationForm value={typed} onChange={setTyped} problems={problems.fields} programmeFixed>
          {changes.length > 0 && (
            <>
              <h3 className="section-title">{t('changes')}</h3>
              <ul className="differences" aria-label={t('changes')} data-testid="changes">
                {changes.map(({ field, before, now }) => (
                  <li key={field}>
                    {t(field)}: <del>{before || '—'}</del> → <b>{now || '—'}</b>
                  </li>
                ))}
              </ul>
            </>
          )}
        </RegistrationForm>
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
