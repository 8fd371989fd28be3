import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useSearchParams } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { PaperFormsQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { NumberFormsDialog } from './NumberFormsDialog.tsx';
import { usePrintRun } from './usePrintRun.ts';
import { VoidFormDialog } from './VoidFormDialog.tsx';

const paperFormList = graphql(`
  query PaperForms($filter: PaperFormListFilter, $sort: PaperFormListSort, $first: Int, $after: String) {
    page: paperFormList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        number
        institutionId
        batchId
        programmeId
        state
        numberedAt
        caseId
        occurredAt
        enteredAt
        because
        withheld
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      upToDate
    }
  }
`);

type PaperForm = PaperFormsQuery['page']['nodes'][number];

const views = { blank: { state: ['blank'] }, entered: { state: ['entered'] }, all: {} } as const;
type View = keyof typeof views;

/** Forms for a day without the system: numbered ahead, entered later, none forgotten (I8). */
export const PaperFormsPage = () => {
  const { t } = useTranslation('paperForms');
  const { t: app } = useTranslation();
  const may = useMay();
  const me = useMe();
  const [parameters] = useSearchParams();
  const [numbering, setNumbering] = useState(false);
  const [voiding, setVoiding] = useState<PaperForm | null>(null);
  const view = (Object.keys(views) as View[]).find((name) => name === parameters.get('view')) ?? 'blank';
  const printing = usePrintRun();
  const { progress } = printing;
  const institutionId = me.institution?.id ?? null;

  const actions = (form: PaperForm) =>
    form.state === 'blank' ? (
      <>
        {may('registerCase') && <Link to={`/desk?form=${form.number}`}>{t('enter')}</Link>}
        <Button size="small" type="link" onClick={() => void printing.print('blankForm', [form.number])}>
          {t('print')}
        </Button>
        {may('voidPaperForm') && (
          <Button size="small" type="link" danger onClick={() => setVoiding(form)}>
            {t('void')}
          </Button>
        )}
      </>
    ) : (
      form.caseId && <Link to={`/cases/${form.caseId}`}>{t('openCase')}</Link>
    );

  return (
    <div className="page">
      <div className="page-head">
        <h1>{app('paperForms')}</h1>
        <nav className="views" aria-label={t('views')}>
          {(Object.keys(views) as View[]).map((name) => (
            <NavLink key={name} to={`/paper-forms?view=${name}`} className={name === view ? 'view view-on' : 'view'}>
              {t(name)}
            </NavLink>
          ))}
        </nav>
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <ReadModelTable
        key={view}
        readModel="paper-form-list"
        document={paperFormList}
        rowKey="number"
        fixed={views[view]}
        columns={['number', 'institutionId', 'programmeId', 'state', 'numberedAt', 'occurredAt', 'enteredAt', 'because']}
        filters={['number', 'institutionId', 'programmeId', 'state', 'occurredAt']}
        actions={actions}
        emptyHint={t('empty')}
        toolbar={
          may('numberPaperForms') &&
          institutionId !== null && (
            <Space>
              {progress && (
                <Button danger onClick={printing.stop} data-testid="print-run-stop">
                  {t('printStop', { done: progress.done, of: progress.of })}
                </Button>
              )}
              <Button type="primary" onClick={() => setNumbering(true)} data-testid="number-forms">
                {t('number')}
              </Button>
            </Space>
          )
        }
      />
      <NumberFormsDialog
        institutionId={institutionId ?? ''}
        open={numbering}
        onClose={(toPrint) => {
          setNumbering(false);
          if (toPrint !== null) void printing.printRun(toPrint);
        }}
      />
      <VoidFormDialog form={voiding} onClose={() => setVoiding(null)} />
    </div>
  );
};
