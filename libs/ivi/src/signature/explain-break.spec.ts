import { forge } from '../fixtures/forge-signature';
import { broken, forged, unsignedText, verdictsOn } from '../fixtures/judge-signature';
import { layoutsOf } from './explain-break';

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

describe('the layouts of a canonical form', () => {
  const nested = (indent: string): string =>
    ['<a>', `${indent}<b>`, `${indent}${indent}<c>1</c>`, `${indent}</b>`, `${indent}<d></d>`, '</a>'].join('\n');

  it.each([
    ['packed', '<a><b><c>1</c></b><d></d></a>'],
    ['a line each', nested('')],
    ['indented', nested('   ')],
    ['with blanks of all kinds', nested('\t \n')],
  ])('are it without blanks, a line each, and indented in three ways: %s', (_, form) => {
    expect([...layoutsOf(form)]).toEqual([
      '<a><b><c>1</c></b><d></d></a>',
      ...['', '  ', '    ', '\t'].map((indent) => nested(indent)),
    ]);
  });

  const tabbed = (form: string): string[] => ([...layoutsOf(form)].at(-1) ?? '').split('\n');

  it.each([
    ['a tag with attributes', '<a x="1" y="2"><b></b></a>', ['<a x="1" y="2">', '\t<b></b>', '</a>']],
    ['a tag with > in an attribute', '<a x="1>2"><b z=">"></b></a>', ['<a x="1>2">', '\t<b z=">"></b>', '</a>']],
    ['a value with blanks', '<a><b> 1\n2 </b></a>', ['<a>', '\t<b> 1', '2 </b>', '</a>']],
    ['text beside elements', '<a>x<b>1</b>y</a>', ['<a>x<b>1</b>y</a>']],
    ['text before a group', '<a>x<b><c>1</c></b></a>', ['<a>x<b>', '<c>1</c>', '</b>', '</a>']],
    ['a group that ends another', '<a><b><c>1</c></b></a>', ['<a>', '\t<b>', '\t\t<c>1</c>', '\t</b>', '</a>']],
    ['an instruction', '<?p q?><a><?r?><b>1</b></a>', ['<?p q?>', '<a>', '\t<?r?>', '\t<b>1</b>', '</a>']],
    ['an instruction that looks like tags', '<?p ></x><y?><a></a>', ['<?p >', '</x>', '<y?>', '<a></a>']],
  ])('leave %s as it is', (_, form, lines) => {
    expect(tabbed(form)).toEqual(lines);
  });
});
