import { parseSync } from '@swc/core';

/** What one source file says about codes; `exportedCarriers` can be called from other files. */
export interface SourceCodes {
  /** Codes on the wire: `kode: 'X_Y'`, `code: 'X_Y'` of a finding or a rule, or passed as a parameter of that name. */
  readonly wire: readonly string[];
  /** Codes of error classes: `readonly code = 'X_Y'`, and the first argument of `super` and of `new`. */
  readonly errors: readonly string[];
  /** Codes that are made elsewhere, in a way that the scan cannot follow. */
  readonly unread: readonly string[];
}

/** Functions with a parameter named `kode` or `code`, and which one it is. */
export type Carriers = ReadonlyMap<string, number>;

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

const childrenOf = (node: object): Node[] =>
  Object.values(node).flatMap((value: unknown) => {
    if (Array.isArray(value))
      return value.flatMap((item: object | null) => (isNode(item) ? [item] : childrenOf(item ?? {})));
    if (isNode(value)) return [value];
    return typeof value === 'object' && value !== null ? childrenOf(value) : [];
  });

const everyNode = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(everyNode)];

const nameOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined;
  if (node.type === 'Parameter') return nameOf(node['pat']);
  const { value } = node;
  return node.type === 'Identifier' || node.type === 'StringLiteral' ? String(value) : undefined;
};

const argumentsOf = (call: Node): Node[] =>
  ((call['arguments'] ?? []) as { expression: Node }[]).map(({ expression }) => expression);

const wireNames = new Set(['kode', 'code']);
const wireCode = /^[A-Z][A-Z0-9]*(_([A-Z0-9]+|\*))+$/;
const errorCode = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

const functionTypes = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

const carrierOf = (node: Node): [string, number][] => {
  const isDeclaration = node.type === 'FunctionDeclaration';
  const work = isDeclaration ? node : (node['init'] as Node | undefined);
  if (!work || !(isDeclaration || functionTypes.has(work.type))) return [];
  const name = nameOf(isDeclaration ? node['identifier'] : node['id']);
  const index = (work['params'] as Node[]).findIndex((parameter) => wireNames.has(nameOf(parameter) ?? ''));
  return name && index >= 0 ? [[name, index]] : [];
};

class SourceReader {
  private readonly nodes: readonly Node[];
  private readonly imports: ReadonlySet<string>;
  private readonly constants: ReadonlyMap<string, Node>;
  readonly carriers: Carriers;

  constructor(source: string) {
    const tree: unknown = parseSync(source, { syntax: 'typescript', decorators: true, target: 'es2024' });
    this.nodes = everyNode(tree as Node);
    this.imports = new Set(
      this.ofType('ImportSpecifier', 'ImportDefaultSpecifier').map(({ local }) => nameOf(local) ?? ''),
    );
    const declared = this.ofType('VariableDeclarator').filter(({ init }) => isNode(init));
    this.constants = new Map(declared.map(({ id, init }) => [nameOf(id) ?? '', init as Node]));
    this.carriers = new Map(this.ofType('VariableDeclarator', 'FunctionDeclaration').flatMap(carrierOf));
  }

  ofType(...types: readonly string[]): Node[] {
    return this.nodes.filter(({ type }) => types.includes(type));
  }

  /** Where a code stands that goes out on the wire. */
  wirePlaces(known: Carriers): Node[] {
    const properties = this.ofType('KeyValueProperty')
      .filter(({ key }) => wireNames.has(nameOf(key) ?? ''))
      .map(({ value }) => value as Node);
    const passed = this.ofType('CallExpression').flatMap((call) => {
      const name = nameOf(call['callee']) ?? '';
      const index = this.carriers.get(name) ?? (this.imports.has(name) ? known.get(name) : undefined);
      return index === undefined ? [] : argumentsOf(call).slice(index, index + 1);
    });
    return [...properties, ...passed];
  }

  errorPlaces(): Node[] {
    const properties = this.ofType('ClassProperty')
      .filter(({ key, value }) => nameOf(key) === 'code' && isNode(value))
      .map(({ value }) => value as Node);
    const calls = [
      ...this.ofType('NewExpression'),
      ...this.ofType('CallExpression').filter(({ callee }) => (callee as Node).type === 'Super'),
    ];
    return [...properties, ...calls.flatMap((call) => argumentsOf(call).slice(0, 1))].filter(
      ({ type }) => type === 'StringLiteral',
    );
  }

  isImported(node: Node): boolean {
    return node.type === 'Identifier' && this.imports.has(nameOf(node) ?? '');
  }

  /** Every text that an expression can come to; constants of the file are followed, blanks of a template are `*`. */
  textsIn(node: Node, seen: ReadonlySet<string> = new Set()): string[] {
    if (node.type === 'StringLiteral') return [String(node['value'])];
    if (node.type === 'TemplateLiteral')
      return [(node['quasis'] as { cooked: string }[]).map(({ cooked }) => cooked).join('*')];
    if (node.type === 'Identifier') return this.textsOfConstant(String(node['value']), seen);
    if (node.type === 'KeyValueProperty') return this.textsIn(node['value'] as Node, seen);
    const isChoice = node.type === 'ConditionalExpression';
    const parts = isChoice ? [node['consequent'] as Node, node['alternate'] as Node] : childrenOf(node);
    return parts.flatMap((part) => this.textsIn(part, seen));
  }

  private textsOfConstant(name: string, seen: ReadonlySet<string>): string[] {
    const value = this.constants.get(name);
    if (!value || seen.has(name) || functionTypes.has(value.type)) return [];
    return this.textsIn(value, new Set([...seen, name]));
  }
}

/** The carriers that a file declares. */
export const carriersIn = (source: string): Carriers => new SourceReader(source).carriers;

/** The codes in a file; `known` are the carriers it may import. */
export const codesIn = (source: string, known: Carriers = new Map()): SourceCodes => {
  const reader = new SourceReader(source);
  const places = reader.wirePlaces(known);
  return {
    wire: places.flatMap((place) => reader.textsIn(place)).filter((text) => wireCode.test(text)),
    errors: reader
      .errorPlaces()
      .flatMap((place) => reader.textsIn(place))
      .filter((text) => errorCode.test(text)),
    unread: places.filter((place) => reader.isImported(place)).map((place) => String(nameOf(place))),
  };
};
