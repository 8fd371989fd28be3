import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Failure } from '../app/Failure.tsx';
import { NotFound } from '../app/NotFound.tsx';
import type { DocumentKind } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import type { Design } from './design.ts';
import { DesignerView } from './DesignerView.tsx';
import { layoutDesigns, layoutKinds } from './queries.ts';

interface Place {
  readonly kind: string;
  readonly institutionId: string | null;
  readonly programmeId: string | null;
}

/** The designer of one kind of paper at one place: starts from the draft, else from what is in use. */
export const DesignerPage = () => {
  const { kind = '' } = useParams();
  const [parameters] = useSearchParams();
  const me = useMe();
  // Who designs for their own institution alone is never at the city's place.
  const own = me.operations['saveLayoutDraft'] === 'institution' ? (me.institution?.id ?? null) : null;
  const place = { kind, institutionId: parameters.get('institution') ?? own, programmeId: parameters.get('programme') };
  // Each place asks for itself: the answer for another one must not be designed under this one's name.
  return <DesignerAt key={Object.values(place).join('.')} {...place} />;
};

const DesignerAt = ({ kind, institutionId, programmeId }: Place) => {
  const { t } = useTranslation();
  const [{ data: known, error: unknown }] = useQuery({ query: layoutKinds, requestPolicy: 'cache-first' });
  const [{ data, error, stale }, again] = useQuery({
    query: layoutDesigns,
    variables: { kind: kind as DocumentKind, institutionId, programmeId },
    requestPolicy: 'network-only',
  });
  const of = known?.layoutKinds.find((one) => one.kind === kind);
  const failure = error ?? unknown;
  if (known && !of) return <NotFound />;
  if (failure && !data) return <Failure error={failure} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!of || !data || stale) return <div className="page" aria-busy="true" aria-label={t('loading')} />;
  const { draft, versions, inUse, revision } = data.layoutDesigns;
  return (
    <DesignerView
      kind={of}
      place={{ kind, institutionId, programmeId }}
      initial={(draft ?? data.layoutInForce.design) as Design}
      inForce={data.layoutInForce.design as Design}
      hasDraft={draft !== null && draft !== undefined}
      revision={revision}
      versions={versions}
      inUse={inUse ?? null}
      onReload={() => again({ requestPolicy: 'network-only' })}
    />
  );
};
