import { forge } from '../fixtures/forge-signature';
import { broken, forged, unsignedText, verdictsOn } from '../fixtures/judge-signature';

describe('a file that was reformatted after signing', () => {
  const reformatted = broken('ECOC_SIGNATUR_OMFORMATERT');
  const packed = (text: string): string => text.replace(/>\s+</g, '><');
  const indented = (text: string, indent: string): string => {
    let depth = 0;
    return packed(text)
      .replace(/></g, '>\n<')
      .split('\n')
      .map((line) => {
        if (line.startsWith('</')) depth -= 1;
        const placed = indent.repeat(depth) + line;
        if (/^<[^/][^>]*>$/.test(line)) depth += 1;
        return placed;
      })
      .join('\n');
  };

  it.each<[string, () => string]>([
    ['packed, then laid out', () => indented(forge(packed(unsignedText())), '  ')],
    ['laid out, then packed', () => packed(forged())],
    ['one line each, then indented', () => indented(forged(), '    ')],
    ['indented, then packed', () => packed(forge(indented(unsignedText(), '\t')))],
    ['indented, then otherwise', () => indented(forge(indented(unsignedText(), '  ')), '\t')],
    ['only in its signature', () => forged().replaceAll('<SignatureMethod', '\n<SignatureMethod')],
  ])('says so when it was %s', (_, make) => {
    expect(verdictsOn(make())).toBe(reformatted);
  });

  it('does not say so when the content was changed too', () => {
    const text = indented(forge(packed(unsignedText())), '  ').replace('2130', '2131');
    expect(verdictsOn(text)).toBe(broken('ECOC_SIGNATUR_OMFORMATERT_OG_ENDRET'));
    expect(verdictsOn(packed(forged()).replace('2130', '2131'))).toBe(broken('ECOC_SIGNATUR_INNHOLD_ENDRET'));
  });

  it('does not take blanks inside a value for white space between elements', () => {
    expect(verdictsOn(forged().replace('Mo i Rana', 'Mo  i Rana'))).toBe(broken('ECOC_SIGNATUR_INNHOLD_ENDRET'));
  });
});
