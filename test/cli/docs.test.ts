/** The documentation's commands are commands: what it shows is read as it is meant. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HELP, readArguments } from '../../src/cli/arguments/arguments.ts';

/** The commands in the blocks of a page, each in one line, without comments. */
function commandsIn(page: string): string[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```(?:sh|yaml)\n([\s\S]*?)^```/gm)];
  return blocks.flatMap(([, block = '']) =>
    [...block.replace(/\n +(?=--)/g, ' ').matchAll(/detour check(?= )([^\n#]*)/g)].map(
      ([, rest = '']) => rest.trim(),
    ),
  );
}

/** As a shell splits it. */
function split(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

describe.each([
  ['docs/check.md', 8],
  ['README.md', 2],
])('%s', (page, count) => {
  const commands = commandsIn(page);

  it('shows commands', () => expect(commands.length).toBeGreaterThanOrEqual(count));

  it.each(commands)('detour check %s', (command) => {
    expect(readArguments(['check', ...split(command)])).toMatchObject({
      files: [expect.stringMatching(/\.har$/)],
    });
  });
});

it('the page tells of every option that the help tells of', () => {
  const page = readFileSync('docs/check.md', 'utf8');
  const options = [...HELP.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option);
  expect(options.length).toBeGreaterThan(10);
  expect(options.filter((option) => !page.includes(option) && option !== '--help')).toEqual([]);
});
