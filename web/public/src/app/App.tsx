import { lazy, Suspense } from 'react';
import { EmptyState } from '@healthcert/web-ui/EmptyState.tsx';
import { useTranslation } from 'react-i18next';
import { StartPage } from '../scan/StartPage.tsx';
import { VerifyPage } from '../verify/VerifyPage.tsx';
import { addWords } from './i18n.ts';
import { goTo, useRoute } from './route.ts';
import { TopBar } from './TopBar.tsx';

/** Few have such a card: not part of the first download. */
const OldCardPage = lazy(async () => {
  const [page, words] = await Promise.all([import('../archived/OldCardPage.tsx'), import('../archived/words.ts')]);
  addWords(words);
  return { default: page.OldCardPage };
});

const Page = () => {
  const { t } = useTranslation();
  const route = useRoute();
  if (route.page === 'start') return <StartPage />;
  if (route.page === 'verify') return <VerifyPage opaqueId={route.opaqueId} payload={route.payload} />;
  if (route.page === 'old')
    return (
      <Suspense fallback={<main />}>
        <OldCardPage key={route.scanned} scanned={route.scanned} />
      </Suspense>
    );
  return (
    <main>
      <EmptyState
        title={t('app.missing')}
        hint={t('app.missingHint')}
        action={
          <button type="button" className="button primary" onClick={() => goTo('/')}>
            {t('app.toStart')}
          </button>
        }
      />
    </main>
  );
};

export const App = () => (
  <div className="page">
    <TopBar />
    <Page />
  </div>
);
