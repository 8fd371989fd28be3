import { EmptyState } from '@healthcert/web-ui';
import { useTranslation } from 'react-i18next';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { useText } from '../words/useWords.ts';
import { programmeChange } from './queries.ts';

interface ChangeListProps {
  readonly changes: readonly FragmentType<typeof programmeChange>[];
}

const kinds = {
  rowAdded: 'changeAdded',
  rowRemoved: 'changeRemoved',
  rowChanged: 'changeChanged',
  termChanged: 'changeTerm',
  itemAdded: 'itemAdded',
  itemRemoved: 'itemRemoved',
  itemChanged: 'itemChanged',
  jobAdded: 'jobAdded',
  jobRemoved: 'jobRemoved',
  jobChanged: 'jobChanged',
} as const;

/** Of what only the order is another. */
const orders: Readonly<Record<string, 'orderChanged' | 'itemOrderChanged' | 'jobOrderChanged'>> = {
  order: 'orderChanged',
  itemOrder: 'itemOrderChanged',
  jobOrder: 'jobOrderChanged',
};

type FieldName = 'item' | 'when' | 'outcome' | 'furtherItems' | 'reason' | 'legalBasis' | 'doubt';

/** Every difference between two versions in words: what it is about, what it was, what it is. */
export const ChangeList = ({ changes }: ChangeListProps) => {
  const { t } = useTranslation('rules');
  const text = useText();
  if (changes.length === 0) return <EmptyState title={t('noChanges')} hint={t('noChangesHint')} />;
  return (
    <ul className="rule-changes" data-testid="rule-changes">
      {changes.map((one, n) => {
        const { kind, field, about, before, after } = readFragment(programmeChange, one);
        const name = kinds[kind as keyof typeof kinds];
        const order = orders[field ?? ''];
        const isChange = kind.endsWith('Changed') && kind !== 'termChanged';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a list that is shown as it came, and never reordered
          <li key={n} className={`rule-change rule-change-${kind.replace(/^(item|job)/, 'row')}`}>
            <span className="rule-change-kind">{t(name)}</span>
            <span>
              {about && <b>{text(about)}</b>}
              {field !== null && !order && <span className="muted"> {t(`field.${field as FieldName}`)}</span>}
              {order ? (
                <span>{t(order)}</span>
              ) : (
                <>
                  {before && <del>{text(before)}</del>}
                  {!before && isChange && <span className="muted">{t('nothing')}</span>}
                  {(before || isChange) && !kind.endsWith('Removed') && <span aria-hidden> → </span>}
                  {after && <ins>{text(after)}</ins>}
                  {!after && isChange && <span className="muted">{t('nothing')}</span>}
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
