import { createElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { PanelProblem } from '../../src/panel/PanelProblem.tsx';
import { Boundary } from '../../src/panel/ui/boundary/Boundary.tsx';

const actions = { clear: vi.fn(), export: vi.fn() };

/** A boundary around the whole panel, as `mount.tsx` puts it there, once something in it has thrown. */
function afterThrowing(error: unknown) {
  const boundary = new Boundary({
    what: 'panel',
    part: 'panel',
    instead: (problem) => createElement(PanelProblem, { problem, actions }),
    children: 'the panel',
  });
  boundary.setState = (state) => Object.assign(boundary.state, state);
  Object.assign(boundary.state, Boundary.getDerivedStateFromError(error));
  return boundary;
}

function buttonsIn(node: ReactNode): ReactElement<{ onClick?: () => void; children: ReactNode }>[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (!isValidElement<{ onClick?: () => void; children: ReactNode }>(node)) return [];
  return node.type === 'button' ? [node] : buttonsIn(node.props.children);
}

/** Clicks a button of what stands in the panel's place. */
function click(boundary: Boundary, label: string): void {
  const shown = boundary.render();
  if (!isValidElement<Parameters<typeof PanelProblem>[0]>(shown)) throw new Error('nothing shown');
  const button = buttonsIn(PanelProblem(shown.props)).find(({ props }) => props.children === label);
  button?.props.onClick?.();
}

it('says why the panel can’t be displayed, whatever was thrown', () => {
  const shown = renderToStaticMarkup(afterThrowing(new RangeError('<b>\u202etoo long')).render());
  expect(shown).toContain('The panel can’t be displayed: ');
  expect(shown).toContain('&lt;b&gt;');
  expect(shown).not.toContain('\u202e');
  expect(shown).toContain('Copy diagnostics');
});

it('can still export everything without secrets', () => {
  click(afterThrowing(new Error('x')), 'Export HAR');
  expect(actions.export).toHaveBeenCalledWith({
    format: 'har',
    scope: 'all',
    includeSecrets: false,
  });
});

it.each(['Try again', 'Clear'])('is displayed again after %s', (label) => {
  const boundary = afterThrowing(new Error('x'));
  click(boundary, label);
  expect(boundary.render()).toBe('the panel');
  expect(actions.clear).toHaveBeenCalledTimes(label === 'Clear' ? 1 : 0);
});
