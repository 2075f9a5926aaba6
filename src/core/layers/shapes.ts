/** Redirects that are known by their headers: by which there are, in which order, beside what body. */
import type { RedirectAnswer } from './answer.ts';
import { type Evidence, LAYERS, type Layer } from './layer.ts';

export interface HeaderShape {
  readonly layer: Layer;
  readonly level: 'measured' | 'likely';
  /** Headers with their values that stand one after the other, in lower case; a value of "" is any. */
  readonly run: readonly (readonly [name: string, value: string])[];
  /** Content-Type, in lower case; "" for none. Absent for any. */
  readonly type?: string;
  /** The body is empty, or its length is not told. */
  readonly empty?: true;
  /** Headers that no such redirect has. */
  readonly without?: readonly string[];
}

const HTML_TYPE = 'text/html; charset=utf-8';

export const HEADER_SHAPES: readonly HeaderShape[] = [
  {
    layer: LAYERS.django,
    level: 'measured',
    type: HTML_TYPE,
    empty: true,
    run: [
      ['x-content-type-options', 'nosniff'],
      ['referrer-policy', 'same-origin'],
      ['cross-origin-opener-policy', 'same-origin'],
    ],
  },
  {
    layer: LAYERS.fastapi,
    level: 'likely',
    type: '',
    empty: true,
    run: [['server', 'uvicorn']],
  },
];

/** The run of headers by which a redirect has a shape; undefined where it does not have it. */
export function shapeEvidence(shape: HeaderShape, answer: RedirectAnswer): Evidence | undefined {
  const { run, type, empty, without = [] } = shape;
  if (type !== undefined && answer.type !== type) return undefined;
  if (empty && (answer.length ?? 0) !== 0) return undefined;
  const headers = answer.headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  if (headers.some(([name]) => without.includes(name))) return undefined;
  const found = headers.findIndex((_, start) =>
    run.every(([name, value], index) => {
      const [seen, given] = headers[start + index] ?? [];
      return seen === name && (value === '' || given === value);
    }),
  );
  if (found < 0) return undefined;
  const [[name = '', value = ''] = []] = run;
  return run.length === 1
    ? { kind: 'header', name, value: value || (headers[found]?.[1] ?? '') }
    : { kind: 'order', names: run.map(([each]) => each) };
}
