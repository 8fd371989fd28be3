import { applyColourScheme } from '@healthcert/web-ui/useColourScheme.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './words/i18n.ts';

applyColourScheme();
await startI18n();

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
