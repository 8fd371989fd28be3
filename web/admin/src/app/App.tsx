import { antdTheme } from '@healthcert/web-ui/antd';
import { useColourScheme } from '@healthcert/web-ui/useColourScheme.ts';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import dayjsChinese from 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import { AgentProvider } from '../agent/AgentProvider.tsx';
import { ChoosesRoute } from '../agent/ChoosesRoute.tsx';
import { DraftProvider } from '../drafts/DraftProvider.tsx';
import { createGraphqlClient } from '../graphql/client.ts';
import { LiveProvider } from '../graphql/LiveProvider.tsx';
import { PasswordPage } from '../session/PasswordPage.tsx';
import { SecondFactorPage } from '../session/SecondFactorPage.tsx';
import { SessionProvider, useSession } from '../session/SessionProvider.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { useLanguage } from '../words/useWords.ts';
import { DirectoryProvider } from './DirectoryProvider.tsx';
import { Unreachable } from './Unreachable.tsx';
import { createRouter } from './router.tsx';

/** Everything behind the sign-in: a client of its own for each person and purpose, so that nothing cached outlives them. */
const SignedIn = ({ actorId, purpose }: { readonly actorId: string; readonly purpose: string }) => {
  const { verify } = useSession();
  const client = useMemo(() => createGraphqlClient(verify), [verify, purpose]);
  const before = useRef(purpose);
  // The pages begin anew: the keyboard is not left behind with what was there.
  useEffect(() => {
    if (before.current !== purpose) document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    before.current = purpose;
  }, [purpose]);
  const router = useMemo(() => createRouter(), []);
  return (
    <Provider value={client} key={`${actorId} ${purpose}`}>
      <LiveProvider>
        <DirectoryProvider>
          <DraftProvider actorId={actorId}>
            <AgentProvider>
              <ChoosesRoute />
              <RouterProvider router={router} />
            </AgentProvider>
          </DraftProvider>
        </DirectoryProvider>
      </LiveProvider>
    </Provider>
  );
};

const Gate = () => {
  const { me, failure, retry } = useSession();
  if (failure !== null && me === undefined) return <Unreachable failure={failure} onRetry={retry} />;
  if (me === undefined) return null;
  if (me === null) return <SignInPage />;
  if (me.secondFactor === 'proof') return <SecondFactorPage step="proof" />;
  if (me.mustChangePassword) return <PasswordPage forced />;
  if (me.secondFactor === 'enrolment') return <SecondFactorPage step="enrolment" />;
  return <SignedIn actorId={me.actor.id} purpose={me.purpose?.since ?? ''} />;
};

export const App = () => {
  const { scheme } = useColourScheme();
  const language = useLanguage();
  const { t } = useTranslation();
  // Before anything below shows a date.
  dayjs.locale(language === 'en' ? 'en' : dayjsChinese);
  useEffect(() => {
    document.title = t('product');
  }, [t]);
  return (
    <ConfigProvider theme={antdTheme[scheme]} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <SessionProvider>
          <Gate />
        </SessionProvider>
      </AntApp>
    </ConfigProvider>
  );
};
