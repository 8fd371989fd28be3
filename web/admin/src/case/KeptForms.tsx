import { EmptyState } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { paperAddress } from '../printing/print-document.ts';
import { usePrintDocument } from '../printing/usePrintDocument.ts';
import { minuteInChina } from '../words/time.ts';

export const keptForms = graphql(`
  fragment KeptForms on CaseFile {
    caseId
    keptForms {
      version
      archivedAt
    }
  }
`);

/** The examination form as it stands, to be printed, and every version of it that was kept. */
export const KeptForms = ({ of }: { readonly of: FragmentType<typeof keptForms> }) => {
  const { caseId, keptForms: versions } = readFragment(keptForms, of);
  const { t } = useTranslation('case');
  const printing = usePrintDocument();
  return (
    <section className="sheet kept-forms">
      <div className="kept-forms-head">
        <Button
          type="primary"
          loading={printing.progress !== null}
          onClick={() => void printing.print('examinationForm', [caseId])}
          data-testid="print-form"
        >
          {t('printForm')}
        </Button>
        <Button href={paperAddress('examinationForm', caseId)} target="_blank">
          {t('seeForm')}
        </Button>
      </div>
      {(versions ?? []).length === 0 ? (
        <EmptyState title={t('noKeptForms')} hint={t('noKeptFormsHint')} />
      ) : (
        <ol reversed className="kept-forms-list">
          {versions?.map(({ version, archivedAt }, n) => (
            <li key={version}>
              <a
                href={`/api/print/examinationForm/${caseId}/${version}.pdf`}
                target="_blank"
                rel="noreferrer"
                data-testid={`form-${version}`}
              >
                {t('formVersion', { version })}
              </a>{' '}
              <span className="number muted">{minuteInChina(archivedAt)}</span> {n === 0 && <b>{t('newestForm')}</b>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
