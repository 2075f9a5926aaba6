/** Redirects that are known by their headers: which there are, in which order, and with which body. */
import { fillTemplate, type RedirectAnswer } from './answer.ts';
import { type Evidence, LAYERS, type Layer } from './layer.ts';

export interface HeaderShape {
  readonly layer: Layer;
  readonly level: 'measured' | 'likely';
  /** Names in lower case, with what their values are like, or the template that makes them. */
  readonly headers: readonly (readonly [name: string, value: RegExp | string])[];
  /** They are adjacent, in this order. */
  readonly inOrder?: true;
  /** And there are no others, except those of the connection. */
  readonly only?: true;
  /** Content-Type, in lower case; "" for none. Absent for any. */
  readonly type?: string;
  /** The body is empty, or its length is unknown. */
  readonly empty?: true;
  /** Headers that no such redirect has. */
  readonly without?: readonly string[];
}

const HTML_TYPE = 'text/html; charset=utf-8';
const ANY = /^/;

const DJANGO: HeaderShape = {
  layer: LAYERS.django,
  level: 'measured',
  type: HTML_TYPE,
  empty: true,
  inOrder: true,
  headers: [
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^same-origin$/],
    ['cross-origin-opener-policy', /^same-origin$/],
  ],
};

const SPRING: HeaderShape = {
  layer: LAYERS.spring,
  level: 'measured',
  empty: true,
  inOrder: true,
  headers: [
    ['x-content-type-options', /^nosniff$/],
    ['x-xss-protection', /^0$/],
    ['cache-control', /^no-cache, no-store, max-age=0, must-revalidate$/],
    ['pragma', /^no-cache$/],
    ['expires', /^0$/],
    ['x-frame-options', /^DENY$/],
  ],
};

const RAILS: HeaderShape = {
  layer: LAYERS.rails,
  level: 'measured',
  inOrder: true,
  headers: [
    ['x-frame-options', /^SAMEORIGIN$/],
    ['x-xss-protection', /^0$/],
    ['x-content-type-options', /^nosniff$/],
    ['x-permitted-cross-domain-policies', /^none$/],
    ['referrer-policy', /^strict-origin-when-cross-origin$/],
  ],
};

const RAILS_RUNTIME: HeaderShape = {
  layer: LAYERS.rails,
  level: 'measured',
  inOrder: true,
  headers: [
    ['x-request-id', /^[0-9a-f-]{36}$/],
    ['x-runtime', /^\d+\.\d+$/],
  ],
};

/** Caddy sorts what it passes on. */
function inAnyOrder({ inOrder: _, ...shape }: HeaderShape): HeaderShape {
  return { ...shape, level: 'likely' };
}

export const HEADER_SHAPES: readonly HeaderShape[] = [
  DJANGO,
  inAnyOrder(DJANGO),
  SPRING,
  inAnyOrder(SPRING),
  RAILS,
  RAILS_RUNTIME,
  inAnyOrder(RAILS_RUNTIME),
  {
    layer: LAYERS.next,
    level: 'measured',
    type: '',
    headers: [['refresh', '0;url={location}']],
  },
  {
    layer: LAYERS.caddy,
    level: 'measured',
    empty: true,
    inOrder: true,
    // In responses that it forwards, the length comes earlier.
    headers: [
      ['location', ANY],
      ['server', /^Caddy$/],
      ['date', ANY],
      ['content-length', /^0$/],
    ],
    without: ['via'],
  },
  {
    layer: LAYERS.envoy,
    level: 'measured',
    empty: true,
    inOrder: true,
    // What it passes on has its length further up, or no length.
    headers: [
      ['location', ANY],
      ['date', ANY],
      ['server', /^envoy$/],
      ['content-length', /^0$/],
    ],
    without: ['x-envoy-upstream-service-time'],
  },
  {
    layer: LAYERS.varnish,
    level: 'measured',
    inOrder: true,
    headers: [
      ['server', /^Varnish$/],
      ['x-varnish', ANY],
    ],
    without: ['via', 'age'],
  },
  {
    layer: LAYERS.haproxy,
    level: 'likely',
    empty: true,
    inOrder: true,
    only: true,
    headers: [
      ['content-length', /^0$/],
      ['location', ANY],
    ],
  },
  {
    layer: LAYERS.fastapi,
    level: 'likely',
    type: '',
    empty: true,
    headers: [['server', /^uvicorn$/]],
  },
  {
    layer: LAYERS.tornado,
    level: 'measured',
    type: HTML_TYPE,
    empty: true,
    headers: [['server', /^TornadoServer\//]],
  },
];

/** What may stand beside, or between, the headers of any redirect. */
const OF_THE_CONNECTION = /^(?:connection|keep-alive|strict-transport-security|alt-svc)$/;
/** HAProxy has it on temporary redirects. */
const NO_CACHE = 'cache-control';

/** The headers that match a redirect's shape; undefined if they don't. */
export function shapeEvidence(shape: HeaderShape, answer: RedirectAnswer): Evidence | undefined {
  const { type, empty, without = [] } = shape;
  if (type !== undefined && answer.type !== type) return undefined;
  if (empty && (answer.length ?? 0) !== 0) return undefined;
  const sent = answer.headers
    .map(({ name, value }) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !OF_THE_CONNECTION.test(name));
  if (sent.some(([name]) => without.includes(name))) return undefined;
  const wanted = shape.headers.map(([name, value]) => {
    const text = typeof value === 'string' ? fillTemplate(value, answer) : undefined;
    return (header: SentHeader | undefined) =>
      header?.[0] === name &&
      (value instanceof RegExp ? value.test(header[1]) : header[1] === text);
  });
  if (!(shape.inOrder ? hasRun(wanted, sent) : hasAll(wanted, sent))) return undefined;
  if (shape.only && !hasOnly(shape, sent)) return undefined;
  const names = shape.headers.map(([name]) => name);
  const [name = ''] = names;
  if (names.length > 1) return { kind: 'headers', names, inOrder: shape.inOrder ?? false };
  return { kind: 'header', name, value: sent.find(([each]) => each === name)?.[1] ?? '' };
}

type SentHeader = readonly [name: string, value: string];
type Sent = readonly SentHeader[];
type Wanted = readonly ((header: SentHeader | undefined) => boolean)[];

function hasRun(wanted: Wanted, sent: Sent): boolean {
  return sent.some((_, start) => wanted.every((fits, index) => fits(sent[start + index])));
}

function hasAll(wanted: Wanted, sent: Sent): boolean {
  return wanted.every((fits) => sent.some(fits));
}

function hasOnly({ headers }: HeaderShape, sent: Sent): boolean {
  return sent.every(
    ([name, value]) =>
      (name === NO_CACHE && value === 'no-cache') ||
      headers.some(([expected]) => expected === name),
  );
}
