import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseIvi } from '../../parsing/parse-ivi';
import { readAny } from '../../parsing/run-parser';
import { type CanonicalMethod, canonicaliseDocument, inclusive } from './canonicalise';

const exclusive: CanonicalMethod = { kind: 'exclusive', inclusivePrefixes: [] };
const isLong = process.env.KJOREKLAR_LONG_TESTS === '1';

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!hasXmllint) process.stderr.write('skipped: canonicalisation against xmllint (the program is not installed)\n');

/** xmllint writes comments; canonical text has no other "<!--". */
const withoutComments = (form: string): string =>
  form
    .replace(/^((?:<\?[^]*?\?>\n)*)<!--[^]*?-->\n/, '$1')
    .replace(/\n<!--[^]*?-->$/, '')
    .replace(/<!--[^]*?-->/g, '');

const ask = (option: string, files: readonly string[]): string[] =>
  files.map((file) => {
    const { status, stdout } = spawnSync('xmllint', [option, file], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
    if (status !== 0) throw new Error(`xmllint ${option} does not take ${readFileSync(file, 'utf8')}`);
    return withoutComments(stdout);
  });

const prefixes = ['', 'a', 'b', 'c'];
/** Without "&": libxml2 writes it unescaped in namespace names, which is no XML. */
const uris = ['urn:1', 'urn:2', 'http://x.example/?a=1'];
const textPiece = fc.constantFrom(
  'x', ' ', '\n', '\r\n', '\r', '\t', '&amp;', '&lt;', '>', '&#13;', '&#9;', '&#x1F697;', 'æ', '\u{1F697}', '"', "'",
  '<![CDATA[ <&> ]]>', '<![CDATA[]]>', '<!-- c -->', '<?p q?>', '<?p?>', ']]&gt;',
); // prettier-ignore
const valuePiece = fc.constantFrom(
  'x',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '&amp;',
  '&lt;',
  '>',
  '&#13;',
  '&#10;',
  '&quot;',
  "'",
  'ø',
);
const blank = fc.constantFrom(' ', '  ', '\n', '\r\n\t');

const declarations = fc.uniqueArray(fc.record({ prefix: fc.constantFrom(...prefixes), uri: fc.nat({ max: 3 }) }), {
  selector: ({ prefix }) => prefix,
  maxLength: 3,
});
const attributes = fc.uniqueArray(
  fc.record({
    prefix: fc.constantFrom(...prefixes, 'xml'),
    local: fc.constantFrom('k', 'l', 'lang', 'é'),
    value: fc.array(valuePiece, { maxLength: 4 }),
  }),
  { selector: ({ prefix, local }) => `${prefix}:${local}`, maxLength: 4 },
);
interface Tree {
  prefix: string;
  declared: { prefix: string; uri: number }[];
  attributes: { prefix: string; local: string; value: string[] }[];
  gap: string;
  children: (string | Tree)[];
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    prefix: fc.constantFrom(...prefixes),
    declared: declarations,
    attributes,
    gap: blank,
    children: fc.array(fc.oneof({ maxDepth: 4, withCrossShrink: true }, textPiece, tie('tree')), { maxLength: 5 }),
  }),
}));

/** Well-formed as to namespaces: a prefix that is nowhere declared is left away. */
const write = (node: Tree, scope: ReadonlySet<string>): string => {
  const declared = node.declared.map(({ prefix, uri }) => ({
    prefix,
    uri: uris[uri] ?? (prefix === '' ? '' : 'urn:1'),
  }));
  const inside = new Set([...scope, ...declared.map(({ prefix }) => prefix)]);
  const qualified = (prefix: string, local: string): string =>
    prefix !== '' && (inside.has(prefix) || prefix === 'xml') ? `${prefix}:${local}` : local;
  const name = qualified(node.prefix, 'n');
  const values = new Map(node.attributes.map(({ prefix, local, value }) => [qualified(prefix, local), value.join('')]));
  const written = [
    ...[...values].map(([key, value]) => `${key}="${value}"`),
    ...declared.map(({ prefix, uri }) => `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${uri}"`),
  ].map((each) => `${node.gap}${each}`);
  const content = node.children.map((child) => (typeof child === 'string' ? child : write(child, inside))).join('');
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
};

(hasXmllint ? describe : describe.skip)('canonicaliseDocument against xmllint', () => {
  const directory = mkdtempSync(join(tmpdir(), 'c14n-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const compareWith = (texts: readonly string[]): void => {
    const files = texts.map((text, index) => {
      const file = join(directory, `${index}.xml`);
      writeFileSync(file, text);
      return file;
    });
    expect(texts.map((text) => canonicaliseDocument(text, inclusive))).toEqual(ask('--c14n', files));
    expect(texts.map((text) => canonicaliseDocument(text, exclusive))).toEqual(ask('--exc-c14n', files));
  };

  it('agrees about generated documents', () => {
    const ignored = { openTag: () => undefined };
    const texts = fc
      .sample(tree, { numRuns: isLong ? 3_000 : 250, seed: isLong ? undefined : 20260226 })
      .map((node) => `<?xml version="1.0"?>\r\n<?p q?><!-- c -->\n${write(node, new Set())}\n<?r?>\n`)
      .filter((text) => readAny(text, ignored) === null);
    expect(texts.length).toBeGreaterThan(150);
    compareWith(texts);
  }, 120_000);

  const examples = join(__dirname, '../../../../../../shared/data/ivi/examples');
  const hasExamples = existsSync(examples);
  if (!hasExamples) process.stderr.write('skipped: canonicalisation of the official examples (no ../shared/data)\n');

  (hasExamples ? it : it.skip)('agrees about the official examples', () => {
    const texts = readdirSync(examples)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => readFileSync(join(examples, name)))
      .map((bytes) => new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes))
      .map((text) => text.replace(/^(<\?xml[^>]*?) encoding="[^"]*"/, '$1'));
    expect(texts.length).toBe(6);
    expect(texts.filter((text) => !parseIvi(text).ok)).toEqual([]);
    compareWith(texts);
  });
});
