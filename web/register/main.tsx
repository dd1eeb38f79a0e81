import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openLaunch } from './open-launch.ts';
import { RegisterApp } from './register-app.tsx';
import './register.css';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
// Once, not by the tree: a ticket can be used only once.
const opening = openLaunch();
createRoot(root).render(
  <StrictMode>
    <RegisterApp opening={opening} />
  </StrictMode>,
);
