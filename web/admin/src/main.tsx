import '@healthcert/web-ui/base.css';
import './app/app.css';
import { applyColourScheme } from '@healthcert/web-ui/useColourScheme.ts';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './words/i18n.ts';

applyColourScheme();
await startI18n();
dayjs.locale(document.documentElement.lang === 'en' ? 'en' : 'zh-cn');

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
