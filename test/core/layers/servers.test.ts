/** The model, held to what servers really sent: lab/measured/servers.json. */
import { describe, expect, it } from 'vitest';
import { fillTemplate, redirectAnswer } from '../../../src/core/layers/answer.ts';
import { BODY_SHAPES } from '../../../src/core/layers/bodies.ts';
import { layersOf } from '../../../src/core/layers/index.ts';
import { HEADER_SHAPES, shapeEvidence } from '../../../src/core/layers/shapes.ts';
import { authorsOf, hopOf, passedBy, SERVER_ROWS, titleOf } from '../../support/lab/server-rows.ts';

/** Servers of which at least one redirect is told by its own name, alone and behind each proxy. */
const NAMED = [
  'nginx',
  'Apache',
  'Express',
  'Django',
  'Flask',
  'Koa',
  'Rails',
  'Spring',
  'PHP',
  'WordPress',
];

function shapedBy(layer: { readonly name: string }) {
  return SERVER_ROWS.filter((row) => authorsOf(row).includes(layer.name));
}

describe('a measured redirect', () => {
  it('is never attributed to another server', () => {
    const wrong = SERVER_ROWS.flatMap((row) => {
      const name = layersOf(hopOf(row)).author?.layer.name;
      return name === undefined || authorsOf(row).includes(name)
        ? []
        : [`${titleOf(row)}: ${name}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is never said to have passed through a layer that it did not', () => {
    const wrong = SERVER_ROWS.flatMap((row) =>
      layersOf(hopOf(row))
        .passed.map(({ layer }) => layer.name)
        .filter((name) => !passedBy(row).includes(name))
        .map((name) => `${titleOf(row)}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(NAMED)('of %s is recognized, alone and behind each proxy', (server) => {
    const rows = SERVER_ROWS.filter((row) => row.server === server);
    const places = new Set(rows.map(({ behind }) => behind));
    // Its page is as long as its name in Server, over which Envoy writes its own.
    if (server === 'nginx') places.delete('Envoy');
    const named = rows.filter((row) => layersOf(hopOf(row)).author !== undefined);
    expect(places.size).toBeGreaterThan(1);
    expect(new Set(named.map(({ behind }) => behind))).toEqual(places);
  });
});

describe('a form that is said to be measured', () => {
  it.each(BODY_SHAPES.filter(({ source }) => source === undefined))(
    'is a page that $layer.name sent: $template',
    (shape) => {
      const pages = shapedBy(shape.layer).filter((row) => {
        const answer = redirectAnswer(hopOf(row));
        return answer?.type === shape.type && fillTemplate(shape.template, answer) === row.body;
      });
      expect(pages.length).toBeGreaterThan(0);
    },
  );

  it.each(HEADER_SHAPES)('is what $layer.name sent: $run', (shape) => {
    const shaped = shapedBy(shape.layer).filter((row) => {
      const answer = redirectAnswer(hopOf(row));
      return answer && shapeEvidence(shape, answer);
    });
    expect(shaped.length).toBeGreaterThan(0);
  });
});
