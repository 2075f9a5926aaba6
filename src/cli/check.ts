/** `detour check`: reads files, finds what there is to find, holds it against what was asked for, and prints it. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type CheckOptions, HELP, readArguments, VERSION } from './arguments.ts';
import { type Baseline, readBaseline, writeBaseline } from './baseline.ts';
import { allFindings, type Check, type CheckedFile } from './checked.ts';
import { judgeExpectations } from './expectations/judge.ts';
import { readExpectations } from './expectations/read.ts';
import { toCheckedFile } from './findings.ts';
import { FORMATS } from './formats/index.ts';
import { toStyle } from './printing/style.ts';
import { printVerdict } from './printing/verdict.ts';
import { systemProblem } from './problems.ts';
import { readFile } from './reading.ts';
import { type Output, type Surroundings, writeAll } from './surroundings.ts';
import { Unusable } from './unusable.ts';

/** 0: nothing fails; 1: something does; 2: an argument or a file is unusable. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs the program.
 * @param args without those of Node.js
 */
export async function check(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  try {
    const asked = readArguments(args);
    if (asked === 'help' || asked === 'version') {
      around.output.write(asked === 'help' ? HELP : `${VERSION}\n`);
      return 0;
    }
    return await run(asked, around);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    around.errors.write(`detour: ${error.message}\n`);
    return 2;
  }
}

async function run(options: CheckOptions, around: Surroundings): Promise<ExitCode> {
  const expectations = await readExpectations(options.expect, options.expectFiles);
  const baseline = await readBaseline(options.updateBaseline ? undefined : options.baseline);
  const files: CheckedFile[] = [];
  const unusable: string[] = [];
  for (const name of options.files) {
    try {
      const read = await readFile(name, FORMATS[options.format].namesLines === true, around);
      files.push(toCheckedFile(read, options, baseline));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      // The next one may be unusable, too, and whoever mends the first wants to know.
      unusable.push(error.message);
    }
  }
  if (unusable.length > 0) throw new Unusable(unusable.join('\ndetour: '));
  if (options.baseline !== undefined && options.updateBaseline)
    await writeBaseline(options.baseline, files);
  const checked = toCheck(files, judgeExpectations(expectations, files, options.secrets), baseline);
  await print(checked, options, around);
  return checked.fails ? 1 : 0;
}

function toCheck(
  files: readonly CheckedFile[],
  expectations: Check['expectations'],
  baseline: Baseline | undefined,
): Check {
  const found = allFindings({ files });
  const seen = new Set(found.map(({ key }) => key));
  return {
    files,
    expectations,
    gone: baseline && [...baseline.keys].filter((key) => !seen.has(key)).length,
    fails:
      found.some((each) => each.fails) || expectations.some(({ problems }) => problems.length > 0),
  };
}

async function print(checked: Check, options: CheckOptions, around: Surroundings): Promise<void> {
  const { format, output } = options;
  const { errors, noColor } = around;
  const hasColor = !noColor && output === undefined && around.output.isTTY === true;
  const pieces = FORMATS[format].write(checked, {
    ...options,
    style: toStyle(hasColor),
    columns: around.output.isTTY ? around.output.columns : undefined,
  });
  if (output === undefined) await writeAll(around.output, pieces);
  else await writeFile(output, pieces);
  // Whoever reads a file, or has a program read it, still wants to know in the log how it went.
  if (format === 'text' && output === undefined) return;
  const style = toStyle(!noColor && errors.isTTY === true);
  for (const line of printVerdict(checked, options, style)) errors.write(`${line}\n`);
}

async function writeFile(name: string, pieces: Iterable<string>): Promise<void> {
  const stream = createWriteStream(name);
  const end = finished(stream);
  // What goes wrong shows at the end: until then nobody waits for it.
  end.catch(() => {});
  try {
    await Promise.race([writeAll(stream as Output, pieces), end]);
    stream.end();
    await end;
  } catch (error) {
    throw new Unusable(`${name}: ${systemProblem(error)}`);
  }
}
