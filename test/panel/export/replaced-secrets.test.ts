import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ReplacedSecrets } from '../../../src/panel/export/ReplacedSecrets.tsx';
import type { PanelActions } from '../../../src/panel/state/actions.ts';
import { initialState } from '../../../src/panel/state/store.ts';

it('says what would not be found, before anything is exported', () => {
  const actions = { previewReplaced: () => () => {} } as unknown as PanelActions;
  const state = initialState(1);
  const shown = renderToStaticMarkup(
    createElement(ReplacedSecrets, { state, scope: 'all', actions }),
  );
  expect(shown).toMatch(/Not found: secrets that neither their name, place nor format reveals/);
});
