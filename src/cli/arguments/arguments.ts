/** What the command line asks for. */
import { parseArgs } from 'node:util';
import packageFile from '../../../package.json' with { type: 'json' };
import type { RedirectChain } from '../../core/chain/chain.ts';
import { isOneSlipApart } from '../../core/filter/slip.ts';
import type { Severity } from '../../core/findings/finding.ts';
import { RULES } from '../../core/findings/index.ts';
import { MAX_HOPS } from '../max-hops.ts';
import { Unusable } from '../unusable.ts';
import { readFilter } from './filter.ts';
import { FORMAT_NAMES, type FormatName } from './format-names.ts';

export const VERSION = packageFile.version;

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export interface CheckOptions {
  /** Paths, or `-` for standard input. */
  readonly files: readonly string[];
  readonly format: FormatName;
  /** A file to write to. */
  readonly output: string | undefined;
  readonly filter: (chain: RedirectChain) => boolean;
  /** Whether a filter was given, so that not all chains are looked at. */
  readonly isFiltered: boolean;
  readonly failOn: FailOn;
  readonly ignored: ReadonlySet<string>;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly maxHops: number;
  readonly expect: readonly string[];
  readonly expectFiles: readonly string[];
  readonly secrets: 'keep' | 'redact';
}

/** What makes the check fail. */
export interface FailOn {
  /** As it was asked for. */
  readonly text: string;
  readonly severities: ReadonlySet<Severity>;
  readonly rules: ReadonlySet<string>;
}

export const HELP = `Usage: detour check [options] FILE…

Reads HAR or Detour's NDJSON, gzipped or not (- for standard input), and prints each redirect chain with its findings.

  --format FORMAT      ${FORMAT_NAMES.join(', ')}; text if absent
  --output FILE        write to FILE, and the summary to standard error
  --filter 'TERMS'     check only matching chains, in the panel's filter grammar: 'domain:*.example.com -type:image'
  --fail-on WHAT       exit with 1 on error (the default), warning or info, or on RULE,RULE; none never fails
  --ignore RULE        omit the findings of a rule; separate several by commas
  --baseline FILE      fail only on findings that FILE doesn't list
  --update-baseline    write the findings to the baseline's file
  --max-hops N         fail on chains of more than N hops; one redirect makes two hops
  --expect 'FROM -> TO [STATUS]'
                       fail unless FROM redirects to TO, in one step and with this status
  --expect-file FILE   the same for each line of a CSV file: from,to,status
  --secrets keep       show secrets, which are replaced by default (redact)
  --help, --version

Exit code: 0 if nothing fails, 1 if something does, 2 if an argument or a file is unusable.
`;

const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string' },
  filter: { type: 'string' },
  'fail-on': { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  'max-hops': { type: 'string' },
  expect: { type: 'string', multiple: true },
  'expect-file': { type: 'string', multiple: true },
  secrets: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** @throws Unusable */
export function readArguments(args: readonly string[]): CheckOptions | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [command, ...files] = positionals;
  if (command === undefined) throw new Unusable('no command is given; see detour --help');
  if (command !== 'check')
    throw new Unusable(`${quote(command)} is not a command${meant(command, ['check'])}`);
  if (files.length === 0) throw new Unusable('no file is given; use - for standard input');
  if (files.filter((file) => file === '-').length > 1)
    throw new Unusable('standard input (-) can be read only once');
  if (values['update-baseline'] && values.baseline === undefined)
    throw new Unusable('--update-baseline needs --baseline FILE');
  const options: CheckOptions = {
    files,
    format: oneOf('--format', values.format ?? 'text', FORMAT_NAMES),
    output: values.output,
    filter: readFilter(values.filter ?? ''),
    isFiltered: values.filter !== undefined,
    failOn: toFailOn(values['fail-on'] ?? ['error']),
    ignored: new Set(listed(values.ignore ?? []).map((id) => oneOf('--ignore', id, RULE_IDS))),
    baseline: values.baseline,
    updateBaseline: values['update-baseline'] ?? false,
    maxHops: toMaxHops(values['max-hops']),
    expect: values.expect ?? [],
    expectFiles: values['expect-file'] ?? [],
    secrets: oneOf('--secrets', values.secrets ?? 'redact', ['keep', 'redact'] as const),
  };
  const contradiction = contradictionIn(options);
  if (contradiction !== undefined) throw new Unusable(contradiction);
  return options;
}

/** What could never fail, or would destroy what is read. */
function contradictionIn(options: CheckOptions): string | undefined {
  const { files, output, baseline, updateBaseline, failOn, ignored, maxHops } = options;
  const isLimited = Number.isFinite(maxHops);
  const wanted = [...failOn.rules, ...(isLimited ? [MAX_HOPS] : [])];
  const rule = wanted.find((id) => ignored.has(id));
  if (rule === MAX_HOPS && isLimited) return '--ignore max-hops contradicts --max-hops';
  if (rule !== undefined) return `--ignore ${rule} contradicts --fail-on ${rule}`;
  if (failOn.rules.has(MAX_HOPS) && !isLimited) return '--fail-on max-hops needs --max-hops N';
  if (output !== undefined && files.includes(output))
    return `--output ${quote(output)} would overwrite a file to be checked`;
  if (updateBaseline && baseline !== undefined && files.includes(baseline))
    return `--baseline ${quote(baseline)} would overwrite a file to be checked`;
  return undefined;
}

function parse(args: readonly string[]) {
  try {
    const config = { args: [...args], options: OPTIONS, allowPositionals: true } as const;
    const parsed = parseArgs({ ...config, tokens: true });
    refuseRepeated(parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    return parsed;
  } catch (error) {
    if (error instanceof Unusable) throw error;
    // What follows the first sentence is about positional arguments, which nobody meant.
    const [problem = ''] = (error as Error).message.split('. ');
    throw new Unusable(`${problem.replaceAll('\n', ' ').replace(/\.$/, '')}; see detour --help`);
  }
}

/** Of several values, only the last would count. */
function refuseRepeated(names: readonly (keyof typeof OPTIONS)[]): void {
  const repeated = names.find((name, index) => {
    const option = OPTIONS[name];
    return option.type === 'string' && !('multiple' in option) && names.indexOf(name) < index;
  });
  if (repeated !== undefined) throw new Unusable(`--${repeated} can be given only once`);
}

export const RULE_IDS: readonly string[] = [...RULES.map(({ id }) => id), MAX_HOPS];

function toFailOn(given: readonly string[]): FailOn {
  const rules = new Set<string>();
  let worst = -1;
  const known = [...SEVERITIES, 'none', ...RULE_IDS];
  const words = listed(given).map((word) => oneOf('--fail-on', word, known));
  for (const word of words) {
    const rank = SEVERITIES.indexOf(word as Severity);
    if (rank < 0 && word !== 'none') rules.add(word);
    worst = Math.max(worst, rank);
  }
  return { text: words.join(','), severities: new Set(SEVERITIES.slice(0, worst + 1)), rules };
}

function toMaxHops(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Unusable(`--max-hops ${quote(text)} is not a whole number from 1`);
}

function listed(given: readonly string[]): string[] {
  return given.flatMap((text) => text.split(',')).map((word) => word.trim());
}

function oneOf<Word extends string>(name: string, given: string, known: readonly Word[]): Word {
  const found = known.find((word) => word === given);
  if (found !== undefined) return found;
  const hint = meant(given, known) || `: it must be ${alternatives(known)}`;
  throw new Unusable(`${name} can’t be ${quote(given)}${hint}`);
}

/** All words but the rules' ids, which are too many. */
function alternatives(known: readonly string[]): string {
  const words = known.filter((word) => !RULE_IDS.includes(word));
  const isOnRules = words.length < known.length;
  return [...words, ...(isOnRules ? ['the id of a rule, as each finding names it'] : [])].join(
    ', ',
  );
}

/** A question for what was likely meant; "" where nothing is alike. */
function meant(given: string, known: readonly string[]): string {
  const alike = known.find((word) => isOneSlipApart(given.toLowerCase(), word));
  return alike === undefined ? '' : `; did you mean ${alike}?`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
