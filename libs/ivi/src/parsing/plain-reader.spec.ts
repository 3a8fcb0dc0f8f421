import fc from 'fast-check';
import { anEcocText } from '../fixtures/an-ecoc';
import { IVI_NAMESPACE, SIGNATURE_NAMESPACE } from '../namespaces';
import type { CloseTag, OpenTag, ParserHandlers } from './parser-handlers';
import { readPlain } from './plain-reader';
import { readAny } from './run-parser';

/** What a reader was told: texts that follow one another as one, blanks outside the root left out. */
class Recorder implements ParserHandlers {
  readonly told: string[] = [];
  private pending = '';
  private depth = 0;

  openTag({ local, uri, line, position }: OpenTag): void {
    this.depth += 1;
    this.tell(`<${local} ${uri} line ${line} at ${position}`);
  }
  closeTag({ local, uri, position }: CloseTag): void {
    this.depth -= 1;
    this.tell(`/${local} ${uri} at ${position}`);
  }
  text(text: string): void {
    if (this.depth > 0) this.pending += text;
  }
  private tell(what: string): void {
    if (this.pending !== '') this.told.push(`text ${this.pending}`);
    this.pending = '';
    this.told.push(what);
  }
}

/** Where the plain reader has read a document, the full parser must have been told the same, and found no fault. */
const compare = (text: string): 'plain' | 'left' => {
  const quick = new Recorder();
  if (!readPlain(text, quick)) return 'left';
  const full = new Recorder();
  expect(readAny(text, full)).toBeNull();
  expect(quick.told).toEqual(full.told);
  return 'plain';
};

const root = (content: string): string => `<a xmlns="${IVI_NAMESPACE}">${content}</a>`;

describe('readPlain', () => {
  it.each([
    ['a document of our own', anEcocText()],
    ['one with a declaration', `<?xml version="1.0" encoding="UTF-8"?>\r\n${anEcocText()}\n`],
    ['lines that end in CR LF', anEcocText().replaceAll('\n', '\r\n')],
    ['the five entities', root('<b>&amp;&lt;&gt;&quot;&apos;</b>')],
    ['empty elements', root('<b/><c></c><d e="f"/>')],
    ['another default namespace inside', root(`<b xmlns="${SIGNATURE_NAMESPACE}"><c/></b><d/>`)],
    ['a document without a namespace', '<a><b>c</b></a>'],
    ['letters of all kinds', root('<b>ÆØÅ ß \u2028 \u00A0</b>')],
  ])('reads %s', (_, text) => {
    expect(compare(text)).toBe('plain');
  });

  it.each([
    ['comments', root('<!-- -->')],
    ['CDATA', root('<b><![CDATA[c]]></b>')],
    ['processing instructions', root('<?b c?>')],
    ['prefixes', '<x:a xmlns:x="urn:x"/>'],
    ['prefixed attributes', root('<b xml:lang="nb"/>')],
    ['namespaces it does not know', '<a xmlns="urn:x"/>'],
    ['attributes twice', root('<b c="1" c="2"/>')],
    ['many attributes', root('<b c="1" d="2" e="3"/>')],
    ['references by number', root('<b>&#49;</b>')],
    ['entities it does not know', root('<b>&evil;</b>')],
    ['an ampersand alone', root('<b>&</b>')],
    ['unfinished references', root('<b>&amp</b>')],
    ['characters of two units', root('<b>\u{1F697}</b>')],
    ['control characters', root('<b>\u0001</b>')],
    ['two roots', '<a/><b/>'],
    ['text around the root', '<a/>b'],
    ['blanks that are not XML', '<a/>\u00A0'],
    ['elements that cross', '<a><b></a></b>'],
    ['elements left open', '<a><b>'],
    ['a tag left open', '<a'],
    ['"]]>" in text', root(']]>')],
    ['blanks in tags', root('<b />')],
    ['deep nesting', '<a>'.repeat(20) + '</a>'.repeat(20)],
    ['nothing', ''],
  ])('leaves %s to the full parser', (_, text) => {
    expect(compare(text)).toBe('left');
  });

  it('never reads what the full parser reads otherwise', () => {
    const whole = anEcocText();
    const position = fc.nat({ max: whole.length });
    const fragment = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '<',
        '>',
        '</',
        '/>',
        '"',
        "'",
        '=',
        ' ',
        '\n',
        '\r\n',
        '\r',
        '&',
        '&amp;',
        '&#65;',
        ']]>',
        '<b>',
        '</b>',
        '<b/>',
      ),
      fc.constantFrom(
        ' xmlns=""',
        ` xmlns="${IVI_NAMESPACE}"`,
        ' a="1"',
        '<!--',
        '-->',
        '<![CDATA[',
        '<?x?>',
        '\uFFFE',
        '\u0085',
        ':',
      ),
    );
    fc.assert(
      fc.property(position, fc.nat({ max: 40 }), fc.array(fragment, { maxLength: 4 }), (from, length, between) => {
        compare(whole.slice(0, from) + between.join('') + whole.slice(from + length));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never reads small documents otherwise', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b>',
      '</b>',
      '<a/>',
      '<a',
      '>',
      ' x="y"',
      " x='y'",
      ' xmlns=""',
      't',
      ' ',
      '\n',
      '&lt;',
      '&',
      '"',
      '<?xml version="1.0"?>',
      '\r\n',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => void compare(pieces.join(''))),
      { numRuns: 20_000 },
    );
  });
});
