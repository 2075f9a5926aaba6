/** A check as SARIF 2.1.0, which GitHub and editors show as alerts: a rule for each id, a result for each finding. */
import { createHash } from 'node:crypto';
import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../../core/findings/finding.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { VERSION } from '../arguments/arguments.ts';
import { keyOf } from '../baseline.ts';
import {
  type Check,
  type CheckedChain,
  type CheckedFile,
  type CheckedFinding,
  type JudgedExpectation,
  placeOf,
  placeText,
} from '../checked.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Writes the one run, result by result. */
export function* writeSarif(check: Check): Generator<string> {
  const rules = rulesOf(check);
  const driver = { name: 'Detour', version: VERSION, rules: [...rules.values()] };
  yield `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},`;
  yield '"columnKind":"utf16CodeUnits","results":[';
  let isFirst = true;
  for (const result of resultsOf(check, [...rules.keys()])) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(result)}`;
    isFirst = false;
  }
  yield ']}]}\n';
}

const EXPECTED = 'expectation';

/** Only those that results are of: a viewer lists them all. */
function rulesOf({ files, expectations }: Check): Map<string, object> {
  const rules = new Map<string, object>();
  for (const finding of files.flatMap(({ chains }) => chains.flatMap(({ findings }) => findings))) {
    const { id, title, reference } = finding;
    rules.set(id, {
      id,
      shortDescription: { text: title },
      fullDescription: { text: `${title} (${reference.text})` },
      helpUri: reference.url,
      help: { text: `${reference.text}: ${reference.url}` },
    });
  }
  if (expectations.some(({ problems }) => problems.length > 0))
    rules.set(EXPECTED, { id: EXPECTED, shortDescription: { text: 'An expected redirect' } });
  return rules;
}

function* resultsOf({ files, expectations }: Check, ids: readonly string[]): Generator<object> {
  for (const file of files) {
    for (const chain of file.chains) {
      for (const finding of chain.findings)
        yield { ...toResult(file, chain, finding), ruleIndex: ids.indexOf(finding.id) };
    }
  }
  const [file] = files;
  for (const expectation of expectations) {
    if (file && expectation.problems.length > 0)
      yield { ...toExpectedResult(file, expectation), ruleIndex: ids.indexOf(EXPECTED) };
  }
}

function toResult(file: CheckedFile, chain: CheckedChain, finding: CheckedFinding) {
  const { id, severity, hop, text, explanation, remedy, isNew } = finding;
  const place = placeOf(chain, hop);
  return {
    ruleId: id,
    level: LEVELS[severity],
    message: { text: messageText([`${text}.`, explanation, remedy]) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(file, place) },
        ...(place !== undefined && {
          logicalLocations: [{ fullyQualifiedName: placeText(file, place), kind: 'element' }],
        }),
      },
    ],
    // GitHub tells alerts apart by it.
    partialFingerprints: { primaryLocationLineHash: fingerprint(keyOf(finding, chain.keyed)) },
    ...(isNew !== undefined && { baselineState: isNew ? 'new' : 'unchanged' }),
    properties: { hop, ...(place !== undefined && { [file.places.kind]: place }) },
  };
}

/** What no chain meets has no place in a file: viewers that want one are given the beginning of the first. */
function toExpectedResult(file: CheckedFile, expectation: JudgedExpectation) {
  const { from, to, status, place, problems } = expectation;
  const asked = `${from} -> ${to}${status === undefined ? '' : ` ${status}`}`;
  return {
    ruleId: EXPECTED,
    level: 'error',
    message: { text: messageText([`${asked} (${place}):`, ...problems.map(({ text }) => text)]) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } } },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(asked) },
  };
}

/** In plain text, brackets around a text make a link (SARIF §3.11.6). */
function messageText(parts: readonly (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined).join(' ');
  return visibleText(text).replace(/[\\[\]]/g, '\\$&');
}

/** The line of a HAR's entry, or that of NDJSON. */
function regionOf({ places, positions }: CheckedFile, place: number | undefined) {
  if (place === undefined) return { startLine: 1 };
  if (places.kind === 'line') return { startLine: place };
  const { line, column } = positions?.[place] ?? { line: 1, column: 1 };
  return { startLine: line, startColumn: column };
}

/** A path as a URI that is relative to the repository's root, where the command is run. */
function uriOf({ name }: CheckedFile): string {
  if (name === '-') return 'stdin';
  const path = relative('.', name);
  if (isAbsolute(path) || path.startsWith('..')) return pathToFileURL(name).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}

function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
