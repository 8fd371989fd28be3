import { EmptyState } from '@healthcert/web-ui';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { NotFound } from '../app/NotFound.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { readFragment } from '../gql/index.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { Changes } from './Changes.tsx';
import { institutionHistory, personHistory, recordHistory } from './queries.ts';
import { TimeChoice } from './TimeChoice.tsx';
import { PersonYears } from './PersonYears.tsx';
import { useFieldWords } from './useFieldWords.ts';

const documents = { person: personHistory, institution: institutionHistory } as const;
type Kind = keyof typeof documents;

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && kind in documents;

/** A person or an institution as it stood on any date, and what made it so. */
export const HistoryPage = () => {
  const { kind, id = '' } = useParams();
  return isKind(kind) ? <History key={id} kind={kind} id={id} /> : <NotFound />;
};

const History = ({ kind, id }: { readonly kind: Kind; readonly id: string }) => {
  const { t } = useTranslation('history');
  const me = useMe();
  const { institutionName } = useDirectory();
  const { nameOf, valueOf } = useFieldWords();
  const [parameters, setParameters] = useSearchParams();
  const at = parameters.get('at');
  const [{ data, error }, again] = useQuery({ query: documents[kind], variables: { id, at } });
  const found = readFragment(recordHistory, data?.history);
  const choose = (instant: string | null): void => setParameters(instant === null ? {} : { at: instant }, { replace: true });

  if (error && !data) return <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (data && !found) return <EmptyState title={t('gone')} />;
  if (!found) return <Skeleton active className="page" />;
  const { entries, standing } = found;
  const shown = entries.findLast((entry) => at === null || entry.at <= at) ?? null;
  const name = kind === 'institution' ? institutionName(id) : standing?.find(({ path }) => path === 'identity.name')?.value;
  return (
    <div className="page history">
      <div className="page-head">
        <h1>
          {t(kind)}
          {name && ` · ${name}`}
        </h1>
        <Link to={kind === 'person' ? `/persons?person=${id}` : '/institutions'}>{t('toList')}</Link>
        {'access-log' in me.reads && (
          <Link
            to={
              kind === 'person'
                ? `/logs?person=${id}&period=${entries[0]?.at.slice(0, 10)}..`
                : `/logs?record=${id}&period=${entries[0]?.at.slice(0, 10)}..`
            }
          >
            {t('toLogs')}
          </Link>
        )}
        <TimeChoice at={at} instants={entries.map((entry) => entry.at)} onChange={choose} />
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="overview">
        <section className="sheet particulars" aria-live="polite" data-testid="standing">
          <h2 className="section-title">{at === null ? t('standingNow') : t('standing', { at: minuteInChina(at) })}</h2>
          {standing ? (
            <dl>
              {standing.map(({ path, value }) => (
                <div key={path}>
                  <dt>{nameOf(path)}</dt>
                  <dd>{valueOf(path, value)}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p className="muted">{t('notYet')}</p>
          )}
        </section>
        <section>
          {kind === 'person' && at === null && <PersonYears personId={id} />}
          <h2 className="section-title">{t('changes')}</h2>
          <Changes entries={entries} shown={shown} onThen={choose} />
        </section>
      </div>
    </div>
  );
};
