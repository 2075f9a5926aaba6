/** A check as JUnit's XML, which CI systems list as tests: a suite for each file, a test for each chain or expectation. */
import { lastHop } from '../../core/chain/chain.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { methodsOf } from '../../core/transition/transition.ts';
import {
  type Check,
  type CheckedChain,
  type CheckedFile,
  type CheckedFinding,
  type JudgedExpectation,
  placeOf,
  placeText,
} from '../checked.ts';
import { shownName } from '../shown-name.ts';

interface Test {
  readonly name: string;
  /** Nothing for a test that passes. */
  readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
  /** What is worth knowing without failing. */
  readonly output?: string;
}

/** Writes suite by suite. */
export function* writeJunit({ files, expectations }: Check): Generator<string> {
  const suites = files.map((file) => ({
    name: shownName(file.name),
    tests: file.chains.map((chain) => toTest(file, chain)),
  }));
  if (expectations.length > 0)
    suites.push({ name: 'expectations', tests: expectations.map(toExpectedTest) });
  const all = suites.flatMap(({ tests }) => tests);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="detour check"${counts(all)}>\n`;
  for (const { name, tests } of suites) {
    yield `<testsuite name="${escaped(name)}"${counts(tests)}>\n`;
    for (const test of tests) yield testCase(name, test);
    yield '</testsuite>\n';
  }
  yield '</testsuites>\n';
}

function counts(tests: readonly Test[]): string {
  const failures = tests.filter(({ failure }) => failure).length;
  return ` tests="${tests.length}" failures="${failures}" errors="0"`;
}

function testCase(suite: string, { name, failure, output }: Test): string {
  const parts = [
    ...(failure
      ? [
          `<failure type="${escaped(failure.type)}" message="${escaped(failure.message)}">${escaped(failure.text)}</failure>`,
        ]
      : []),
    ...(output ? [`<system-out>${escaped(output)}</system-out>`] : []),
  ];
  return `<testcase classname="${escaped(suite)}" name="${escaped(name)}">${parts.join('')}</testcase>\n`;
}

/** Readers list one failure for each test, so that one tells of all. */
function toTest(file: CheckedFile, checked: CheckedChain): Test {
  const { chain, findings, places } = checked;
  const failing = findings.filter(({ fails }) => fails);
  const others = findings.filter(({ fails }) => !fails);
  const [first, ...more] = failing;
  const place = placeText(
    file,
    places.find((each) => each !== undefined),
  );
  const way = [chain.hops[0].url, ...(chain.hops.length > 1 ? [lastHop(chain).url] : [])];
  const name = `${methodsOf(chain).join(' → ')} ${way.join(' → ')}`;
  const told = (found: readonly CheckedFinding[]) =>
    found.map((finding) => findingText(file, checked, finding)).join('\n\n');
  return {
    // Two chains may be alike, and tests are told apart by their names.
    name: place === undefined ? name : `${name} (${place})`,
    ...(first && {
      failure: {
        type: first.id,
        message: first.text + (more.length === 0 ? '' : ` (and ${more.length} more)`),
        text: told(failing),
      },
    }),
    ...(others.length > 0 && { output: told(others) }),
  };
}

function findingText(file: CheckedFile, checked: CheckedChain, finding: CheckedFinding): string {
  const { severity, hop, id, text, explanation, remedy, reference } = finding;
  const place = placeText(file, placeOf(checked, hop));
  const where = [`hop ${hop + 1}`, ...(place === undefined ? [] : [place])].join(', ');
  return [
    `${severity} ${id} at ${where}: ${text}`,
    explanation,
    ...(remedy === undefined ? [] : [remedy]),
    `${reference.text}: ${reference.url}`,
  ].join('\n');
}

function toExpectedTest({ from, to, status, place, problems }: JudgedExpectation): Test {
  const [first] = problems;
  const text = problems.map((problem) => problem.text).join('; ');
  return {
    name: `${from} -> ${to}${status === undefined ? '' : ` ${status}`} (${place})`,
    ...(first && { failure: { type: `expect-${first.kind}`, message: text, text } }),
  };
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '&#10;'],
]);

/** Control characters, which XML can't contain at all (XML 1.0 §2.2), are made visible. */
function escaped(text: string): string {
  const shown = text.split('\n').map(visibleText).join('\n');
  return shown.replace(/[&<>"\n]/g, (character) => ENTITIES.get(character) ?? character);
}
