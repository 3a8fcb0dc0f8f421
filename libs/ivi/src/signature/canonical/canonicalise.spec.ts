import { anEcocText } from '../../fixtures/an-ecoc';
import { type CanonicalMethod, canonicaliseDocument, canonicaliseElement, inclusive } from './canonicalise';
import { NotScannableError } from './scan-xml';

const exclusive: CanonicalMethod = { kind: 'exclusive', inclusivePrefixes: [] };

const canonical = (text: string) => ({
  inclusive: canonicaliseDocument(text, inclusive),
  exclusive: canonicaliseDocument(text, exclusive),
});

describe('canonicaliseDocument', () => {
  it.each([
    ['a declaration and blanks around the root', '<?xml version="1.0"?>\n\n<a/>\n\n', '<a></a>'],
    ['comments', '<!-- 1 --><a>b<!-- 2 -->c</a><!-- 3 -->', '<a>bc</a>'],
    ['instructions', '<?p  q ?><?r?><a><?s\r\nt?></a><?u?>', '<?p q ?>\n<?r?>\n<a><?s t?></a>\n<?u?>'],
    ['CDATA', '<a><![CDATA[<&>"\r\n]]></a>', '<a>&lt;&amp;&gt;"\n</a>'],
    [
      'references',
      '<a b="&#9;&#10;&#13;&lt;&quot;&apos;">&#13;&#x20AC;&gt;&quot;&amp;</a>',
      `<a b="&#x9;&#xA;&#xD;&lt;&quot;'">&#xD;€&gt;"&amp;</a>`,
    ],
    ['line ends', "<a b='1\r\n2\t3\r4'>\r\n\r</a>", '<a b="1 2 3 4">\n\n</a>'],
    ['blanks in tags', "<a  b = 'c'\n></a >", '<a b="c"></a>'],
    [
      'attributes in order of namespace, then name',
      '<a xmlns:z="urn:a" xmlns:y="urn:b" y:a="1" z:b="2" z:a="3" c="4" b="5"/>',
      '<a xmlns:y="urn:b" xmlns:z="urn:a" b="5" c="4" z:a="3" z:b="2" y:a="1"></a>',
    ],
    [
      'names beyond the basic plane after those in it',
      '<a \u{10000}="1" \uF900="2"/>',
      '<a \uF900="2" \u{10000}="1"></a>',
    ],
    [
      'namespaces that say nothing new',
      '<a xmlns="urn:x"><b xmlns="urn:x"><c xmlns=""><d xmlns=""/></c></b></a>',
      '<a xmlns="urn:x"><b><c xmlns=""><d></d></c></b></a>',
    ],
    ['xmlns:xml', '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="nb"/>', '<a xml:lang="nb"></a>'],
  ])('writes %s as Canonical XML 1.0 does', (_, text, expected) => {
    expect(canonicaliseDocument(text, inclusive)).toBe(expected);
  });

  it('writes namespaces where they are used, exclusively', () => {
    const text = '<a xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"><p:b q:c="1"><p:d/><e xmlns:p="urn:o"/></p:b></a>';
    expect(canonical(text).exclusive).toBe(
      '<a xmlns="urn:d"><p:b xmlns:p="urn:p" xmlns:q="urn:q" q:c="1"><p:d></p:d><e></e></p:b></a>',
    );
    expect(canonicaliseDocument(text, { kind: 'exclusive', inclusivePrefixes: ['q'] })).toBe(
      '<a xmlns="urn:d" xmlns:q="urn:q"><p:b xmlns:p="urn:p" q:c="1"><p:d></p:d><e></e></p:b></a>',
    );
  });

  it('leaves an element out, and nothing beside it', () => {
    const text = '<a> <b/> </a>';
    expect(canonicaliseDocument(text, inclusive, { start: 4, end: 8 })).toBe('<a>  </a>');
  });

  it('leaves a text alone that is canonical already', () => {
    const text = anEcocText();
    expect(canonical(text)).toEqual({ inclusive: text, exclusive: text });
  });

  it.each([
    [
      '<a xmlns:p="urn:p"><b p:c="1"><p:d/></b><p:e/></a>',
      '<a><b xmlns:p="urn:p" p:c="1"><p:d></p:d></b><p:e xmlns:p="urn:p"></p:e></a>',
    ],
    [
      '<a xmlns="urn:1"><b xmlns=""><c xmlns="urn:1"/></b></a>',
      '<a xmlns="urn:1"><b xmlns=""><c xmlns="urn:1"></c></b></a>',
    ],
    ['<a xmlns:p="urn:p" k="1"><b xml:lang="nb"/></a>', '<a k="1"><b xml:lang="nb"></b></a>'],
    ['<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"/></p:a>', '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"></p:b></p:a>'],
    ['<a xmlns:z="urn:1" z:k="1" xml:id="2" k="3"/>', '<a xmlns:z="urn:1" k="3" xml:id="2" z:k="1"></a>'],
    ['<p:a xmlns:p="urn:p" xmlns="urn:d" k="1"/>', '<p:a xmlns:p="urn:p" k="1"></p:a>'],
    ['<a xmlns:p="urn:?a&amp;b"><p:b/></a>', '<a><p:b xmlns:p="urn:?a&amp;b"></p:b></a>'],
  ])('writes %s exclusively', (text, expected) => {
    expect(canonical(text).exclusive).toBe(expected);
  });

  it('takes only prefixes that are declared from the list', () => {
    const listed: CanonicalMethod = { kind: 'exclusive', inclusivePrefixes: ['', 'q', 'xml'] };
    expect(canonicaliseDocument('<p:a xmlns:p="urn:p"><b/></p:a>', listed)).toBe('<p:a xmlns:p="urn:p"><b></b></p:a>');
    expect(canonicaliseDocument('<p:a xmlns:p="urn:p" xmlns="urn:d"/>', listed)).toBe(
      '<p:a xmlns="urn:d" xmlns:p="urn:p"></p:a>',
    );
  });

  it('takes over the attributes of xml: inclusively, and none exclusively', () => {
    const around = {
      scope: new Map([['p', 'urn:p']]),
      xmlAttributes: [
        { name: 'xml:lang', value: 'nb' },
        { name: 'xml:space', value: 'preserve' },
      ],
    };
    const text = '<r><a xml:lang="en"><b/></a></r>';
    const element = { start: 3, end: text.length - 4 };
    expect(canonicaliseElement(text, inclusive, element, around)).toBe(
      '<a xmlns:p="urn:p" xml:lang="en" xml:space="preserve"><b></b></a>',
    );
    expect(canonicaliseElement(text, exclusive, element, around)).toBe('<a xml:lang="en"><b></b></a>');
  });

  it('says where it cannot go on', () => {
    expect(() => canonicaliseDocument('<a><!x></a>', inclusive)).toThrow('not well-formed XML at character 3');
    expect(() => canonicaliseDocument('<a><!x></a>', inclusive)).toThrow(
      expect.objectContaining({ name: 'NotScannableError', code: 'IVI_NOT_SCANNABLE', offset: 3 }),
    );
    expect(canonicaliseDocument('<a><!-->--></a>', inclusive)).toBe('<a></a>');
    expect(canonicaliseDocument('<a><![CDATA[]]]]></a>', inclusive)).toBe('<a>]]</a>');
    expect(canonicaliseDocument('<a><![CDATA[x]]><![CDATA[y]]></a>', inclusive)).toBe('<a>xy</a>');
  });

  it.each(['<a', '<!x>', '<a b=c>', '<![CDATA[', '<?p'])('says of %s that it cannot go on', (text) => {
    expect(() => canonicaliseDocument(text, inclusive)).toThrow(NotScannableError);
  });
});
