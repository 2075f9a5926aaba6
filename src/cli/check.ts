/** `detour check`: reads files, finds what is wrong, decides whether it fails, and prints it. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type CheckOptions, HELP, readArguments, VERSION } from './arguments/arguments.ts';
import { type Baseline, countGone, readBaseline, writeBaseline } from './baseline.ts';
import { allFindings, type Check, type CheckedFile } from './checked.ts';
import { defusedLine, defusedText } from './defused.ts';
import { judgeExpectations } from './expectations/judge.ts';
import { readExpectations } from './expectations/read.ts';
import { toCheckedFile } from './findings.ts';
import { FORMATS, writeCheck } from './formats/index.ts';
import { toStyle } from './printing/style.ts';
import { printVerdict } from './printing/verdict.ts';
import { systemProblem } from './problems.ts';
import { readFile } from './reading/reading.ts';
import { shownName } from './shown-name.ts';
import { type Output, type Pieces, type Surroundings, writeAll } from './surroundings.ts';
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
    for (const line of error.lines) around.errors.write(`detour: ${defusedLine(line)}\n`);
    return 2;
  }
}

async function run(options: CheckOptions, around: Surroundings): Promise<ExitCode> {
  const expectations = await readExpectations(options.expect, options.expectFiles);
  const baseline = await readBaseline(options.updateBaseline ? undefined : options.baseline);
  const { files, unusable } = await readAll(options, baseline, around);
  const problem = unusable.length > 0 ? new Unusable(unusable) : undefined;
  if (problem && files.length === 0) throw problem;
  // Findings of an unreadable file would be missing from the baseline, and new next time.
  if (options.baseline !== undefined && options.updateBaseline && !problem)
    await writeBaseline(options.baseline, files);
  const judged = judgeExpectations(expectations, files, options.secrets);
  const checked = toCheck(files, unusable.length, judged, baseline);
  await print(checked, options, around);
  if (problem) throw problem;
  return checked.fails ? 1 : 0;
}

/** Reads all files that are usable: one that isn't must not hide the others' findings. */
async function readAll(
  options: CheckOptions,
  baseline: Baseline | undefined,
  around: Surroundings,
): Promise<{ readonly files: CheckedFile[]; readonly unusable: string[] }> {
  const files: CheckedFile[] = [];
  const unusable: string[] = [];
  for (const name of options.files) {
    try {
      const { namesLines = false, opensAgain = false } = FORMATS[options.format];
      const read = await readFile(name, namesLines, around);
      files.push(toCheckedFile(read, options, baseline, opensAgain));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      for (const line of error.lines) unusable.push(line);
    }
  }
  return { files, unusable };
}

function toCheck(
  files: readonly CheckedFile[],
  unusable: number,
  expectations: Check['expectations'],
  baseline: Baseline | undefined,
): Check {
  const found = allFindings({ files });
  return {
    files,
    unusable,
    expectations,
    gone: baseline && countGone(baseline, files),
    fails:
      found.some((each) => each.fails) || expectations.some(({ problems }) => problems.length > 0),
  };
}

async function print(checked: Check, options: CheckOptions, around: Surroundings): Promise<void> {
  const { format, output } = options;
  const { errors, noColor } = around;
  const hasColor = !noColor && output === undefined && around.output.isTTY === true;
  const pieces = writeCheck(format, checked, {
    ...options,
    style: toStyle(hasColor),
    columns: around.output.isTTY ? around.output.columns : undefined,
    loadViewer: around.loadViewer,
  });
  if (output === undefined) await writeAll(around.output, pieces);
  else await writeFile(output, pieces);
  // A pipeline's log should show the result even if the output goes to a file or a program.
  if (format === 'text' && output === undefined) return;
  const style = toStyle(!noColor && errors.isTTY === true);
  for (const { name, unreadable, notes } of checked.files) {
    if (unreadable > 0) errors.write(`${defusedLine(`${shownName(name)}: ${notes.join(' ')}`)}\n`);
  }
  for (const line of printVerdict(checked, options, style)) errors.write(`${defusedText(line)}\n`);
}

async function writeFile(name: string, pieces: Pieces): Promise<void> {
  const stream = createWriteStream(name);
  const end = finished(stream);
  // Errors are reported by the awaits below; until then, nothing handles a rejection.
  end.catch(() => {});
  try {
    await Promise.race([writeAll(stream as Output, pieces), end]);
    stream.end();
    await end;
  } catch (error) {
    throw new Unusable(`${name}: ${systemProblem(error)}`);
  }
}
