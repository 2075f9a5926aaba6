import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyXml } from '../../../src/core/decode/pretty-xml.ts';

describe('formatted XML', () => {
  it('has one line per tag, indented by depth, and one line per element that contains only text', () => {
    const text =
      '<?xml version="1.0"?><a x="1"><!-- b><c> --><b>text</b><c/><d></d><e>f<g/></e></a>';
    expect(prettyXml(text)).toBe(
      [
        '<?xml version="1.0"?>',
        '<a x="1">',
        '  <!-- b><c> -->',
        '  <b>text</b>',
        '  <c/>',
        '  <d></d>',
        '  <e>f',
        '    <g/>',
        '  </e>',
        '</a>',
      ].join('\n'),
    );
  });

  it('loses only the white space around what it moves', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    const piece = fc.oneof(
      fc.constantFrom('<a>', '</a>', '<b/>', '<!--', '-->', '<![CDATA[', ']]>', '<', '>', 'x', ' '),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(bare(prettyXml(text))).toBe(bare(text));
      }),
    );
  });

  it('grows with its length and not with its depth', () => {
    const depth = 10_000;
    expect(prettyXml('<a>'.repeat(depth)).length).toBeLessThan(depth * 50);
  });

  it('reads each character about once, however often something is opened', () => {
    const count = 100_000;
    expect(prettyXml('<!--'.repeat(count)).length).toBe(count * 4);
    expect(prettyXml('<'.repeat(count)).length).toBe(count);
  });
});
