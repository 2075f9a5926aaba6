/** Plays every scenario of the lab and reports each; a failure doesn't stop the others. */
import type { LogEntry } from '../../lab/log.ts';
import type { ChainLines, Scenario } from '../../lab/scenario.ts';
import { chainTable, rowsOf } from '../../src/cli/printing/chain-table.ts';
import type { Played } from './play.ts';

export interface Outcome {
  /** The IDs of the scenarios that were not recorded as expected, in order. */
  readonly failed: readonly string[];
  /** What the lab received, oldest first. */
  readonly received: readonly LogEntry[];
}

/**
 * Plays the scenarios one after another and prints each with its chains; one that differs, times out or throws is
 * printed with the expected chains.
 * @param play plays one scenario
 * @param expectedOf returns the expected chains of a scenario that could not be played to its end
 * @param log what the lab has received since the current scenario began
 * @param print receives text of one or more lines
 */
export async function playAll(
  scenarios: readonly Scenario[],
  play: (scenario: Scenario) => Promise<Played>,
  expectedOf: (scenario: Scenario) => ChainLines,
  log: readonly LogEntry[],
  print: (text: string) => void = console.log,
): Promise<Outcome> {
  const failed: string[] = [];
  const received: LogEntry[] = [];
  for (const scenario of scenarios) {
    try {
      const played = await play(scenario);
      const isRight = JSON.stringify(played.chains) === JSON.stringify(played.expected);
      if (!isRight) failed.push(scenario.id);
      print(report(scenario, played, isRight));
    } catch (error) {
      failed.push(scenario.id);
      print(reportOfError(scenario, error, expectedOf(scenario)));
    }
    received.push(...log);
  }
  return { failed, received };
}

function report(scenario: Scenario, played: Played, isRight: boolean): string {
  const { chains, expected, lacksPreloadedHsts } = played;
  return [
    heading(scenario, isRight),
    ...(lacksPreloadedHsts
      ? [
          '    This browser’s preloaded HSTS list is not in force: the list or the browser is too old.',
        ]
      : []),
    ...listed(chains),
    ...(isRight ? [] : ['  expected:', ...listed(expected)]),
  ].join('\n');
}

/** Only the first line of an error: the rest is the panel's text, or a stack. */
function reportOfError(scenario: Scenario, error: unknown, expected: ChainLines): string {
  const [message = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return [heading(scenario, false), `    ${message}`, '  expected:', ...listed(expected)].join(
    '\n',
  );
}

function heading({ title, id }: Scenario, isRight: boolean): string {
  return `\n${isRight ? '✔' : '✖'} ${title} (${id})`;
}

function listed(chains: ChainLines): string[] {
  return chains.length === 0
    ? ['    no redirect']
    : chains.map((lines) => chainTable(rowsOf(lines)).join('\n'));
}
