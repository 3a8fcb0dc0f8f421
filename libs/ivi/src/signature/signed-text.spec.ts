import { DSIG } from '../fixtures/forge-signature';
import { canonicaliseElement, inclusive } from './canonical/canonicalise';
import { readSignedText } from './signed-text';

const signature = (content = '', attributes = ''): string =>
  `<Signature xmlns="${DSIG}"${attributes}>${content}</Signature>`;

const elementIn = (text: string) => {
  const [found] = readSignedText(text).signatures;
  if (!found) throw new Error('no signature');
  return found.element;
};
const inclusiveForm = (text: string, ...path: readonly number[]): string => {
  const element = path.reduce((at, index) => at.children[index]!, elementIn(text));
  return canonicaliseElement(text, inclusive, element, element.around);
};

describe('readSignedText', () => {
  it('finds signatures of its namespace alone, and how deep they are', () => {
    const depths = (text: string): number[] => readSignedText(text).signatures.map(({ depth }) => depth);
    expect(depths(`<r>${signature()}<s>${signature()}</s></r>`)).toEqual([1, 2]);
    expect(depths(signature())).toEqual([0]);
    expect(depths(`<r xmlns:d="${DSIG}"><d:Signature></d:Signature></r>`)).toEqual([1]);
    expect(depths('<r><Signature></Signature><Signature xmlns="urn:x"></Signature></r>')).toEqual([]);
    expect(depths(`<r>${signature(`<Object>${signature()}</Object>`)}</r>`).sort()).toEqual([1, 3]);
  });

  it('reads what is inside one, and nothing beside it', () => {
    const text = `<r><a>x</a>${signature('<b c="1">y<![CDATA[&\r\n]]>&amp;<d></d></b><e/>')}<f></f></r>`;
    const { children, start, end, local, namespace } = elementIn(text);
    const whole = text.slice(text.indexOf('<Signature'), text.indexOf('<f>'));
    expect([local, namespace, text.slice(start, end)]).toEqual(['Signature', DSIG, whole]);
    expect(children.map((child) => child.local)).toEqual(['b', 'e']);
    expect(children[0]).toMatchObject({ text: 'y&\n&', namespace: DSIG, children: [{ local: 'd', children: [] }] });
    expect([...children[0]!.attributes]).toEqual([['c', '1']]);
  });

  it('finds ids that stand more than once, whatever their case or prefix', () => {
    const repeated = (text: string): readonly string[] => readSignedText(text).repeatedIds;
    expect(repeated('<r Id="a"><s id="a"/><t ID="b"/><u xml:id="b"/><v Ids="a"/></r>')).toEqual(['a', 'b']);
    expect(repeated('<r Id="a"><s Id="b" k="a"/></r>')).toEqual([]);
  });

  it.each([
    ['inside a value', '<r><a>x<!-- --></a></r>', [7]],
    ['before a value', '<r><a><!-- -->x</a></r>', [6]],
    ['inside a CDATA value', '<r><a><![CDATA[x]]><!-- --></a></r>', [19]],
    ['twice in a value', '<r><a>x<!-- -->y<!-- --></a></r>', [7]],
    ['between elements', '<r> <!-- --> <a>x</a></r>', []],
    ['around the root', '<!-- --><r></r><!-- -->', []],
  ])('finds comments that stand %s', (_, text, places) => {
    expect(readSignedText(text).commentsInValues).toEqual(places);
  });

  it.each([
    ['a comment', `<r>${signature('<!-- -->')}</r>`, true],
    ['an instruction', `<r>${signature('<a><?p q?></a>')}</r>`, true],
    ['neither', `<r>${signature('<a>x</a>')}</r>`, false],
    ['a comment before it', `<r><!-- -->${signature()}</r>`, false],
    ['an instruction after it', `<r>${signature()}<?p q?></r>`, false],
  ])('says whether a signature has remarks: %s', (_, text, expected) => {
    expect(readSignedText(text).hasRemarksInSignature).toBe(expected);
  });
});

describe('the surroundings of a signature', () => {
  it('are the namespaces and the attributes of xml: on the elements around it', () => {
    const text = `<r xml:lang="nb" k="1" xmlns:x="urn:x"><s xml:lang="en" xml:space="preserve">${signature('<a></a>')}</s></r>`;
    const declared = `xmlns="${DSIG}" xmlns:x="urn:x"`;
    expect(inclusiveForm(text)).toBe(`<Signature ${declared} xml:lang="en" xml:space="preserve"><a></a></Signature>`);
    expect(inclusiveForm(text, 0)).toBe(`<a ${declared} xml:lang="en" xml:space="preserve"></a>`);
  });

  it('end where an element says otherwise', () => {
    const text = `<r xml:lang="nb" xml:space="default"><s>${signature('<a xml:lang="en" xmlns:x="urn:x"><b xmlns=""></b></a>')}</s></r>`;
    expect(inclusiveForm(text, 0)).toBe(
      `<a xmlns="${DSIG}" xmlns:x="urn:x" xml:lang="en" xml:space="default"><b xmlns=""></b></a>`,
    );
    expect(inclusiveForm(text, 0, 0)).toBe('<b xmlns:x="urn:x" xml:lang="en" xml:space="default"></b>');
  });
});
