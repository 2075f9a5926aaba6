/**
 * Writes docs/servers.md: how Detour identifies the sender of a redirect, and how often it can, according to what
 * servers really sent.
 *
 *     tsx scripts/docs/servers-page.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { BODY_SHAPES } from '../../src/core/layers/bodies.ts';
import { COOKIE_NAMES } from '../../src/core/layers/cookies.ts';
import { AUTHOR_HEADERS, REDIRECT_BY, REDIRECT_BY_SOURCE } from '../../src/core/layers/declared.ts';
import { layersOf } from '../../src/core/layers/index.ts';
import { LAYERS, type Layer } from '../../src/core/layers/layer.ts';
import { PASSAGE_SIGNS } from '../../src/core/layers/passage.ts';
import { HEADER_SHAPES, type HeaderShape } from '../../src/core/layers/shapes.ts';
import { hopOf, SERVER_ROWS } from '../../test/support/lab/server-rows.ts';
import { table } from '../measure/seen.ts';
import type { ServerRow } from '../measure/servers/row.ts';

/** The file to write. */
export const SERVERS_DOCUMENT = 'docs/servers.md';

const MEASURED = '[measured](../lab/measured/servers.json)';

/** The whole document. */
export function serversPage(): string {
  const servers = new Set(SERVER_ROWS.map(({ server }) => server));
  return `# Who answered

Use this page to find out how Detour names the sender of a redirect, and how far to trust the name. The hop's card says, for
example, \`by Express, via nginx\`; *Who answered* below it shows what the name is based on. A response that fits two senders
isn't named, because a wrong name is worse than none.

| word | meaning |
|---|---|
| declared | A response header names the sender or the layer. |
| measured | Among the ${servers.size} servers and frameworks below, only this one sends such a redirect. |
| likely | The redirect looks like this sender's, but others can send the same. |

A header such as \`Server: cloudflare\` proves only that the response passed through a layer: the redirect can come from any
layer behind it. Such layers are listed as *passed through*.

## Measured servers
Each server and framework sent the redirects that are usual for it: for a missing slash, to HTTPS, to a sign-in page, and by its
own helper function. ${SERVER_ROWS.length.toLocaleString('en')} redirects were measured, directly and behind ${listOf(frontNames())}.
The columns count how each sender was named. \`npm run servers:measure\` repeats the measurement, and \`npm run docs\` writes this page from
[\`lab/measured/servers.json\`](../lab/measured/servers.json). The tests fail if a measured redirect gets a wrong name.

${measuredTable()}

A sender isn't shown if its redirects have nothing of their own, such as an empty body and no header but Location.

## Behind a proxy
What a proxy adds to a redirect that it forwards, and which of its own redirects show their sender:

${proxyTable()}

## How a sender is recognized
Content-Length is compared with the length of the page that each sender writes for the same Location, because browsers don't show
extensions the body of a redirect.

${senderTable()}

## How layers on the way are recognized
${passageTable()}

Not measured because no package registry has them: the CDNs, IIS and ASP.NET. Their headers are taken from the linked
documentation, or name the layer themselves.
`;
}

function listOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function frontNames(): string[] {
  return [...new Set(SERVER_ROWS.flatMap(({ behind }) => behind ?? []))];
}

function measuredTable(): string {
  const keys = [...new Set(SERVER_ROWS.map(keyOf))];
  return table(
    ['server', 'version', 'redirects', 'declared', 'measured', 'likely', 'not shown'],
    keys.map((key) => {
      const rows = SERVER_ROWS.filter((row) => keyOf(row) === key);
      const levels = rows.map((row) => layersOf(hopOf(row)).author?.level);
      const count = (level: string | undefined) =>
        countText(levels.filter((each) => each === level).length);
      return [
        key,
        rows[0]?.version ?? '',
        String(rows.length),
        ...['declared', 'measured', 'likely', undefined].map(count),
      ];
    }),
  );
}

function keyOf({ server, setting }: ServerRow): string {
  return setting === '' ? server : `${server}, ${setting}`;
}

function countText(count: number): string {
  return count === 0 ? '–' : String(count);
}

function proxyTable(): string {
  const fronts = new Map(
    SERVER_ROWS.filter(({ behind }) => behind !== null).map((row) => [
      `${row.behind} ${row.behindVersion}`,
      row,
    ]),
  );
  return table(
    ['proxy', 'names itself in redirects that it forwards', 'own redirects that are named'],
    [...fronts].map(([title, { behind, behindVersion }]) => {
      const passed = SERVER_ROWS.filter(
        (row) => row.behind === behind && row.behindVersion === behindVersion,
      );
      const naming = passed.filter((row) =>
        layersOf(hopOf(row)).passed.some(({ layer }) => layer.name === behind),
      );
      const own = SERVER_ROWS.filter(
        (row) => row.server === behind && row.version === behindVersion && row.behind === null,
      );
      const named = own.filter((row) => layersOf(hopOf(row)).author !== undefined);
      return [
        title,
        naming.length === 0 ? 'never' : naming.length === passed.length ? 'always' : 'sometimes',
        own.length === 0 ? '–' : `${named.length} of ${own.length}`,
      ];
    }),
  );
}

function senderTable(): string {
  const lines = [
    ...REDIRECT_BY.map((name) => [
      'whoever it names',
      'declared',
      code(name),
      `[draft](${REDIRECT_BY_SOURCE})`,
    ]),
    ...AUTHOR_HEADERS.map(({ layer, header, value, source }) => [
      layer.name,
      'declared',
      `${code(header)} like ${pattern(value)}`,
      sourceText(source),
    ]),
    ...BODY_SHAPES.map(({ layer, type, template, source }) => [
      layer.name,
      source === undefined ? 'measured' : 'likely',
      `${type === '' ? 'no `content-type`' : code(type)}, as long as ${code(shorten(template))}`,
      sourceText(source),
    ]),
    ...HEADER_SHAPES.map((shape) => [shape.layer.name, shape.level, shapeText(shape), MEASURED]),
    ...COOKIE_NAMES.map(([name, layer, source]) => [
      layer.name,
      'likely',
      `a cookie like ${pattern(name)}`,
      sourceText(source),
    ]),
  ];
  return table(['sender', 'certainty', 'evidence', 'source'], lines);
}

function shapeText({ headers, inOrder, type, empty, only, without }: HeaderShape): string {
  const parts = headers.map(([name, value]) => {
    const isAny = value instanceof RegExp && value.source === '^';
    const like = value instanceof RegExp ? pattern(value) : code(value);
    return isAny ? code(name) : `${code(name)} like ${like}`;
  });
  const conditions = [
    ...(only ? ['no other headers'] : []),
    ...(empty ? ['no body'] : []),
    ...(type === undefined ? [] : [type === '' ? 'no `content-type`' : code(type)]),
    ...(without ?? []).map((name) => `no ${code(name)}`),
  ];
  const joined = parts.join(inOrder ? ', then ' : ', ');
  return conditions.length === 0 ? joined : `${joined}; ${conditions.join(', ')}`;
}

function passageTable(): string {
  const layers: readonly Layer[] = Object.values(LAYERS);
  return table(
    ['layer', 'evidence', 'source'],
    layers.flatMap((layer) =>
      PASSAGE_SIGNS.filter((sign) => sign.layer === layer).map(
        ({ header, value, beside, source }) => [
          layer.name,
          `${code(header)} like ${pattern(value)}${beside === undefined ? '' : ` beside ${code(beside)}`}`,
          source === undefined && !isMeasured(layer) ? 'its own name' : sourceText(source),
        ],
      ),
    ),
  );
}

function isMeasured(layer: Layer): boolean {
  return SERVER_ROWS.some((row) =>
    layersOf(hopOf(row)).passed.some((known) => known.layer === layer),
  );
}

function sourceText(source: string | undefined): string {
  return source === undefined ? MEASURED : `[documented](${source})`;
}

function pattern(value: RegExp): string {
  return value.source === '.' ? 'anything' : code(value.source);
}

function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;
}

function shorten(template: string): string {
  return template.length > 90 ? `${template.slice(0, 88)}…` : template;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(SERVERS_DOCUMENT, serversPage());
  console.log(`${SERVERS_DOCUMENT} is written`);
}
