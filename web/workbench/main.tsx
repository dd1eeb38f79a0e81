import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { giveStylesTheNonce } from '../client/style-nonce.ts';
import { WorkbenchApp } from './workbench-app.tsx';
import './workbench.css';
import './dues/dues.css';

giveStylesTheNonce();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
// A newer build has taken away the part that this page asks for: begin again with the new page.
window.addEventListener('vite:preloadError', () => window.location.reload());
createRoot(root).render(
  <StrictMode>
    <WorkbenchApp />
  </StrictMode>,
);
