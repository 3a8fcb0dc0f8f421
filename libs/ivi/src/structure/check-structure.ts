import type { EcocFinding, Place } from '../findings/ecoc-finding';
import { collapse } from '../parsing/blanks';
import type { ElementAttribute, IviDocument, IviElement } from '../parsing/ivi-document';
import { checkSignature } from './check-signature';
import { checkValue } from './check-value';
import type {
  ElementDescription,
  GroupDescription,
  StructureDescription,
  ValueDescription,
} from './element-description';
import * as fault from './structure-findings';
import { isAllowedAttribute } from './xsi-attributes';

/** What may stand in a group: by name, and with the place of each in the counts. */
type Members = ReadonlyMap<string, { readonly description: ElementDescription; readonly index: number }>;

interface Index {
  readonly members: ReadonlyMap<string, Members>;
  /** The name that the schema gives the type of an element; no element name occurs twice. */
  readonly typeNames: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<StructureDescription, Index>();

const indexOf = (description: StructureDescription): Index => {
  const known = indexes.get(description);
  if (known) return known;
  const members = new Map<string, Members>();
  const typeNames = new Map<string, string>();
  const visit = (element: ElementDescription): void => {
    typeNames.set(element.name, element.type?.name ?? element.name);
    if (!element.children) return;
    members.set(
      element.name,
      new Map(element.children.map((child, at) => [child.name, { description: child, index: at }])),
    );
    element.children.forEach(visit);
  };
  visit(description.root);
  const index = { members, typeNames };
  indexes.set(description, index);
  return index;
};

const none: Members = new Map();

/** Walks a document along its description and gathers what does not fit. */
class StructureCheck {
  readonly findings: EcocFinding[] = [];
  private readonly index: Index;
  /** The names from the root down to the group that is walked. */
  private readonly path: string[] = [];

  constructor(private readonly description: StructureDescription) {
    this.index = indexOf(description);
  }

  checkGroup(element: IviElement, step: string): void {
    this.path.push(step);
    if (element.text !== '' && collapse(element.text) !== '')
      this.findings.push(fault.notAGroup(this.here(element), element.name, element.text));
    const members = this.index.members.get(element.name) ?? none;
    const counts: number[] = new Array<number>(members.size).fill(0);
    for (const child of element.children) this.checkChild(child, members, counts);
    for (const { description, index } of members.values()) this.checkCount(element, description, counts[index] ?? 0);
    this.path.pop();
  }

  private here({ line }: IviElement): Place {
    return { path: `/${this.path.join('/')}`, line };
  }

  private below({ line }: IviElement, step: string): Place {
    return { path: `/${this.path.join('/')}/${step}`, line };
  }

  private checkChild(child: IviElement, members: Members, counts: number[]): void {
    const member = members.get(child.name);
    if (!member) return this.checkUndescribed(child);
    const { description, index } = member;
    const count = (counts[index] ?? 0) + 1;
    counts[index] = count;
    const repeats = description.occurs.endsWith('*');
    const step = repeats ? `${child.name}[${count}]` : child.name;
    if (count > 1 && !repeats) this.findings.push(fault.repeated(this.below(child, step), child.name));
    else this.checkMember(child, description, step);
  }

  private checkMember(child: IviElement, description: ElementDescription, step: string): void {
    if (description.children) this.checkGroup(child, step);
    else this.checkLeaf(child, description, step);
  }

  private checkCount(parent: IviElement, { name, occurs }: GroupDescription | ValueDescription, count: number): void {
    const least = Number(occurs.charAt(0));
    if (count >= least) return;
    const place = this.below(parent, name);
    this.findings.push(count === 0 ? fault.missing(place, name) : fault.tooFew(place, name, least));
  }

  private checkUndescribed(child: IviElement): void {
    const place = this.below(child, child.name);
    const { format, complete } = this.description;
    if (this.index.typeNames.has(child.name)) this.findings.push(fault.misplaced(place, child.name, format));
    else if (complete) this.findings.push(fault.unknown(place, child.name, format));
  }

  private checkLeaf(element: IviElement, { type, unit }: ValueDescription, step: string): void {
    if (element.children.length > 0) {
      this.findings.push(fault.notAValue(this.below(element, step), element.name));
      return;
    }
    const expected = checkValue(element.text, type);
    if (expected)
      this.findings.push(
        fault.invalidValue(this.below(element, step), element.name, element.text, { ...expected, unit }),
      );
  }

  private checkAttribute({ element, within, line, attribute }: ElementAttribute): void {
    const typeName = this.index.typeNames.get(element);
    if (!isAllowedAttribute(attribute, typeName))
      this.findings.push(fault.attributeNotAllowed({ path: within, line }, element, attribute.local));
  }

  checkAttributes(attributes: readonly ElementAttribute[]): void {
    if (this.description.complete) for (const attribute of attributes) this.checkAttribute(attribute);
  }

  checkSignatures({ root, signatures }: IviDocument): void {
    const path = `/${root.name}/Signature`;
    const [first, second] = signatures;
    if (!first && this.description.signatureRequired)
      this.findings.push(fault.missing({ path, line: root.line }, 'Signature'));
    if (first) this.findings.push(...checkSignature(first.tree, path));
    if (second) this.findings.push(fault.repeated({ path, line: second.line }, 'Signature'));
  }
}

/** A document with more faults than this is made by a program that has one; the rest are counted. */
const MOST_FINDINGS = 100;

/** Every place where the document does not fit the description, in document order; attributes, signature and foreign elements last. */
export const checkStructure = (document: IviDocument, description: StructureDescription): readonly EcocFinding[] => {
  const check = new StructureCheck(description);
  check.checkGroup(document.root, document.root.name);
  check.checkAttributes(document.attributes);
  check.checkSignatures(document);
  const findings = [
    ...check.findings,
    ...document.foreign.map((element) => fault.foreign(element, description.format)),
  ];
  if (findings.length <= MOST_FINDINGS) return findings;
  return [...findings.slice(0, MOST_FINDINGS), fault.furtherFindings(findings.length - MOST_FINDINGS)];
};
