import { BrandMark } from '@healthcert/web-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LookButtons } from '../app/AccountBar.tsx';

interface SignInFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

export const SignInFrame = ({ title, lead, children }: SignInFrameProps) => {
  const { t } = useTranslation('app');
  return (
    <div className="sign-in">
      <div className="sign-in-look">
        <LookButtons />
      </div>
      <main className="sign-in-card">
        <div className="sign-in-brand">
          <BrandMark size={40} />
          <span>{t('city')}</span>
        </div>
        <h1>{title}</h1>
        <p className="sign-in-lead">{lead}</p>
        {children}
      </main>
    </div>
  );
};
