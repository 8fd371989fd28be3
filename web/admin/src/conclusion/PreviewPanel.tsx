import { Alert } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { OutcomeTag } from '../app/StageTag.tsx';
import type { Programme } from '../case/useProgramme.ts';
import { graphql } from '../gql/index.ts';
import type { ConclusionPreviewsQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useRow, useText } from '../words/useWords.ts';

export const conclusionPreviews = graphql(`
  query ConclusionPreviews($caseIds: [ID!]!) {
    conclusionPreviews(caseIds: $caseIds) {
      caseId
      revision
      outcome
      entirelyNormal
      byHand
      remoteReview
      furtherItems
      missing
      abnormal
      fired {
        rowId
        item
        outcome
        legalBasis
        reason {
          zh
          en
        }
      }
    }
  }
`);

const live = ['case-worklist'];

export type Preview = ConclusionPreviewsQuery['conclusionPreviews'][number];

/** What the rules say of one case now; undefined: not known yet, or there is nothing to decide. */
export const usePreview = (caseId: string): Preview | undefined => {
  const variables = useMemo(() => ({ caseIds: [caseId] }), [caseId]);
  const { data } = useLiveQuery({ query: conclusionPreviews, variables, live, every: 4000 });
  return data?.conclusionPreviews[0];
};

/** What the rules would say, before anybody concludes: the outcome, the rows that fired with their law, what is missing. */
export const PreviewPanel = ({ preview, programme }: { readonly preview: Preview; readonly programme: Programme }) => {
  const { t } = useTranslation('conclusion');
  const text = useText();
  const inRow = useRow();
  const names = (codes: readonly string[]): string =>
    inRow(
      codes.map((code) => {
        const item = programme.items.find((one) => one.code === code);
        return item ? text(item.name) : code;
      }),
    );
  return (
    <section className="sheet conclusion" data-testid="preview" aria-label={t('preview')}>
      <p className="conclusion-head">
        <span className="muted">{t('preview')}</span>
        <OutcomeTag outcome={preview.outcome} />
        {preview.entirelyNormal && <span>{t('entirelyNormal')}</span>}
        {preview.remoteReview && <span className="muted">{t('remoteReview')}</span>}
      </p>
      {preview.fired.map(({ rowId, outcome, reason, legalBasis }) => (
        <p key={rowId} className={outcome === 'fit' ? '' : 'abnormal'}>
          {text(reason)} <span className="muted small">{legalBasis}</span>
        </p>
      ))}
      {preview.furtherItems.length > 0 && (
        <Alert type="info" showIcon title={t('wouldOrder', { items: names(preview.furtherItems) })} className="work-alert" />
      )}
      {preview.missing.length > 0 && <p>{t('missing', { items: names(preview.missing) })}</p>}
    </section>
  );
};
