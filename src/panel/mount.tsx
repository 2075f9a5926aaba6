/** Draws the panel in a page: DevTools' own, a tab's, or the viewer's. */
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
 * Draws the panel into the page's #root.
 * @param version Detour's own, for diagnostics
 * @param readLicences gives what the viewer's help shows of the packages in it; undefined where they are a file
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
