/** Plays every scenario of the lab and reports each; whatever goes wrong with one, the others are played all the same. */
import type { LogEntry } from '../../lab/log.ts';
import type { ChainLines, Scenario } from '../../lab/scenario.ts';
import { chainTable, rowsOf } from '../../src/cli/printing/chain-table.ts';
import type { Played } from './play.ts';

export interface Outcome {
  /** The ids of the scenarios that were not recorded as they should be, in order. */
  readonly failed: readonly string[];
  /** What the lab received, oldest first. */
  readonly received: readonly LogEntry[];
}

/**
 * Plays the scenarios one after the other and prints each with its chains; one that is not as it should be, times out or
 * throws is printed with what was expected.
 * @param play plays one
 * @param expectedOf what a scenario must make, for one that could not be played to its end
 * @param log what the lab has received since the present scenario began
 * @param print takes text of one or more lines
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

/** Of an error only the first line: the rest is what the panel showed, or a stack. */
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
