/**
 * Who answered? Names the layer that sent a redirect, and those that it passed through, by the response's headers. What
 * fits two layers names neither, because a false name is worse than none.
 */
import type { Hop } from '../chain/chain.ts';
import { readSetCookies } from '../http/cookies/set-cookie.ts';
import { byteLength, fillTemplate, type RedirectAnswer, redirectAnswer } from './answer.ts';
import { BODY_SHAPES } from './bodies.ts';
import { COOKIE_NAMES } from './cookies.ts';
import { declaredAuthors, redirectBy } from './declared.ts';
import { type KnownLayer, type Layer, RUNS_IN } from './layer.ts';
import { passagesOf } from './passage.ts';
import { HEADER_SHAPES, shapeEvidence } from './shapes.ts';

/** Who sent a redirect, and what it passed through. */
export interface Layers {
  /** Undefined if the response doesn't show it. */
  readonly author: KnownLayer | undefined;
  /** From the outermost inwards, without the author. */
  readonly passed: readonly KnownLayer[];
}

const NONE: Layers = { author: undefined, passed: [] };

/** Finds out who sent a hop's redirect; nobody if the response was not a redirect, or its headers were not observed. */
export function layersOf(hop: Hop): Layers {
  const answer = redirectAnswer(hop);
  if (!answer) return NONE;
  const author = authorOf(answer);
  const passed = passagesOf(answer.headers).filter(({ layer }) => layer !== author?.layer);
  return { author, passed };
}

/** A layer that says it decided on the redirect is the author; otherwise all evidence has to agree. */
function authorOf(answer: RedirectAnswer): KnownLayer | undefined {
  const said = redirectBy(answer);
  if (said) return said;
  const known = [
    ...declaredAuthors(answer),
    ...byBody(answer),
    ...byHeaders(answer),
    ...byCookies(answer),
  ];
  const bases = known.flatMap(({ layer }) => baseOf(layer) ?? []);
  const [first, ...others] = known.filter(({ layer }) => !bases.includes(layer));
  return others.every(({ layer }) => layer === first?.layer) ? first : undefined;
}

function baseOf(layer: Layer): Layer | undefined {
  return RUNS_IN.get(layer);
}

function byBody(answer: RedirectAnswer): KnownLayer[] {
  const { headers, type, length } = answer;
  if (!length) return [];
  const server = headers.find(({ name }) => name.toLowerCase() === 'server')?.value ?? '';
  return BODY_SHAPES.filter(
    (shape) =>
      shape.type === type &&
      (shape.server?.test(server) ?? true) &&
      byteLength(fillTemplate(shape.template, answer)) === length,
  ).map(({ layer, source }) => ({
    layer,
    level: source === undefined ? 'measured' : 'likely',
    evidence: { kind: 'body', bytes: length },
  }));
}

function byHeaders(answer: RedirectAnswer): KnownLayer[] {
  return HEADER_SHAPES.flatMap((shape) => {
    const evidence = shapeEvidence(shape, answer);
    return evidence ? [{ layer: shape.layer, level: shape.level, evidence }] : [];
  });
}

function byCookies({ headers }: RedirectAnswer): KnownLayer[] {
  const names = readSetCookies(headers, 0).map(({ name }) => name);
  return COOKIE_NAMES.flatMap(([pattern, layer]) => {
    const name = names.find((each) => pattern.test(each));
    return name === undefined
      ? []
      : [{ layer, level: 'likely' as const, evidence: { kind: 'cookie' as const, name } }];
  });
}
