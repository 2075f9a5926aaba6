import { expect, it } from 'vitest';
import { carryOver } from '../../../scripts/locales/reworded.ts';
import { keyOf } from '../../../src/core/text/i18n.ts';

const entry = (message: string) => ({ message, description: '' });

it('a reworded text keeps the translation of its old English', () => {
  const known = { [keyOf('Take it away')]: entry('Remova') };
  const carried = carryOver(known, { 'Take it away': 'Remove' });
  expect(carried[keyOf('Remove')]).toEqual({ message: 'Remova', description: 'Remove' });
});

it('a value keeps its place in the translation if the English has another order', () => {
  const known = { [keyOf('$1 of $2')]: entry('$2: $1') };
  const carried = carryOver(known, { '$1 of $2': '$2 has $1' });
  expect(carried[keyOf('$1 has $2')]?.message).toBe('$1: $2');
});

it('a text that has a translation keeps it', () => {
  const known = { [keyOf('Old')]: entry('Velho'), [keyOf('New')]: entry('Novo') };
  expect(carryOver(known, { Old: 'New' })[keyOf('New')]?.message).toBe('Novo');
});
