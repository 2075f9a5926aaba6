/** Renders the panel into a page: in DevTools, in a tab, or in the viewer. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from '../core/text/i18n.ts';
import { App } from './App.tsx';
import { PanelProblem } from './PanelProblem.tsx';
import type { PanelActions } from './state/actions.ts';
import type { PanelStore } from './state/types.ts';
import { Boundary, TellerContext } from './ui/boundary/Boundary.tsx';
import type { Teller } from './ui/boundary/diagnostics.ts';
import './panel.css';

/**
 * Renders the panel into the page's #root.
 * @param version Detour's version, for diagnostics
 * @param readLicences reads the license texts that the viewer's help shows; undefined if they are in a file
 */
export function mountPanel(
  store: PanelStore,
  actions: PanelActions,
  version: string,
  readLicences?: () => Promise<string>,
): void {
  document.documentElement.lang = language();
  const teller: Teller = {
    version,
    userAgent: navigator.userAgent,
    get secretNames() {
      return store.getState().secretNames;
    },
  };
  const mac = navigator.platform.startsWith('Mac');
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  createRoot(root).render(
    <StrictMode>
      <TellerContext value={teller}>
        <Boundary
          what="panel"
          part="panel"
          instead={(problem) => <PanelProblem problem={problem} actions={actions} />}
        >
          <App store={store} actions={actions} mac={mac} readLicences={readLicences} />
        </Boundary>
      </TellerContext>
    </StrictMode>,
  );
}
