import { NotCanonicalError, requireCanonicalForm } from './canonical-form';

const faultIn = (xml: string): unknown => {
  try {
    requireCanonicalForm(xml);
    return null;
  } catch (error) {
    return error;
  }
};

describe('requireCanonicalForm', () => {
  it.each([
    '<a></a>',
    '<_a.b-c1></_a.b-c1>',
    '<a xmlns="urn:x" xmlns:y="urn:y" b="1" c="2"></a>',
    '<a><b c="&amp;&lt;&quot;&#x9;&#xA;&#xD;>"></b>\n\t&amp;&lt;&gt;&#xD;æ\u{1F697}"\'</a>',
    '<a><b></b><b></b>x<c>y</c></a>',
    '<a xmlnsb="1"></a>',
  ])('takes %s', (xml) => {
    expect(faultIn(xml)).toBeNull();
  });

  it.each([
    ['', 0, 'elements left open'],
    ['<a>', 3, 'elements left open'],
    ['<a></a><b></b>', 7, 'a second root element'],
    ['<a></b>', 3, '</b> closes nothing'],
    ['</a>', 0, '</a> closes nothing'],
    ['<a><b></a></b>', 6, '</a> closes nothing'],
    ['x<a></a>', 0, 'unexpected "x<a></a>"'],
    ['<a></a>\n', 7, 'unexpected "\n"'],
    ['<a><!-- 12345678901234567890 --></a>', 3, 'unexpected "<!-- 123456789012345"'],
    ['<a b="1" b="1"></a>', 0, 'attributes repeated, or not in order'],
    ['<a c="1" b="1"></a>', 0, 'attributes repeated, or not in order'],
    ['<a b="1" xmlns="urn:x"></a>', 0, 'attributes repeated, or not in order'],
    ['<a xmlns:y="urn:y" xmlns="urn:x"></a>', 0, 'attributes repeated, or not in order'],
    ['<a><b xmlns="urn:x"></b></a>', 3, 'xmlns on an inner element'],
    ['<a><b xmlns:y="urn:x"></b></a>', 3, 'xmlns:y on an inner element'],
    ['<a y:b="1"></a>', 0, 'prefixed attribute y:b'],
    ['<a:b></a:b>', 0, 'unexpected "<a:b></a:b>"'],
    ['<1></1>', 0, 'unexpected "<1></1>"'],
    ['<a b="\t"></a>', 0, 'unexpected "<a b="\t"></a>"'],
    ['<a b="&gt;"></a>', 0, 'unexpected "<a b="&gt;"></a>"'],
    ['<a b="<"></a>', 0, 'unexpected "<a b="<"></a>"'],
    ['<a>&quot;</a>', 3, 'unexpected "&quot;</a>"'],
    ['<a>\u0001</a>', 3, 'unexpected "\u0001</a>"'],
    ['<a>\r</a>', 3, 'unexpected "\r</a>"'],
    ['<a>\ud800</a>', 3, 'unexpected "\ud800</a>"'],
    ['<a>></a>', 3, 'unexpected "></a>"'],
  ])('refuses %j, and says where and why', (xml, offset, fault) => {
    const error = faultIn(xml);
    expect(error).toBeInstanceOf(NotCanonicalError);
    expect(error).toMatchObject({
      name: 'NotCanonicalError',
      code: 'IVI_NOT_CANONICAL',
      offset,
      fault,
      message: `not canonical XML at character ${offset}: ${fault}`,
    });
  });
});
