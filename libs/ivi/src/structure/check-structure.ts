import type { EcocFinding, Place } from '../findings/ecoc-finding';
import type { IviDocument, IviElement } from '../parsing/ivi-document';
import { checkValue } from './check-value';
import type { ElementDescription, StructureDescription } from './element-description';
import * as fault from './structure-findings';

interface Index {
  readonly children: ReadonlyMap<string, ReadonlyMap<string, ElementDescription>>;
  readonly names: ReadonlySet<string>;
}

const indexes = new WeakMap<StructureDescription, Index>();

const indexOf = (description: StructureDescription): Index => {
  const known = indexes.get(description);
  if (known) return known;
  const children = new Map<string, Map<string, ElementDescription>>();
  const names = new Set<string>();
  const visit = (element: ElementDescription): void => {
    names.add(element.name);
    if (!element.children) return;
    children.set(element.name, new Map(element.children.map((child) => [child.name, child])));
    element.children.forEach(visit);
  };
  visit(description.root);
  const index = { children, names };
  indexes.set(description, index);
  return index;
};

/** Walks a document along its description and gathers what does not fit. */
class StructureCheck {
  readonly findings: EcocFinding[] = [];
  private readonly index: Index;

  constructor(private readonly description: StructureDescription) {
    this.index = indexOf(description);
  }

  checkGroup(element: IviElement, path: string): void {
    if (element.text !== '')
      this.findings.push(fault.notAGroup({ path, line: element.line }, element.name, element.text));
    const described = this.index.children.get(element.name) ?? new Map<string, ElementDescription>();
    const counts = new Map<string, number>();
    for (const child of element.children) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      this.checkChild(child, described.get(child.name), { path, count });
    }
    for (const { name, occurs } of described.values())
      if (occurs !== '0..1' && !counts.has(name))
        this.findings.push(fault.missing({ path: `${path}/${name}`, line: element.line }, name));
  }

  private checkChild(
    child: IviElement,
    description: ElementDescription | undefined,
    { path, count }: { path: string; count: number },
  ): void {
    const repeats = description?.occurs === '1..*';
    const place: Place = { path: `${path}/${child.name}${repeats ? `[${count}]` : ''}`, line: child.line };
    if (!description) this.checkUndescribed(child, place);
    else if (count > 1 && !repeats) this.findings.push(fault.repeated(place, child.name));
    else if (description.children) this.checkGroup(child, place.path);
    else this.checkLeaf(child, description, place);
  }

  private checkUndescribed({ name }: IviElement, place: Place): void {
    if (this.index.names.has(name)) this.findings.push(fault.misplaced(place, name));
    else if (this.description.complete) this.findings.push(fault.unknown(place, name));
  }

  private checkLeaf(element: IviElement, description: ElementDescription, place: Place): void {
    if (!description.type) return;
    if (element.children.length > 0) {
      this.findings.push(fault.notAValue(place, element.name));
      return;
    }
    const expected = checkValue(element.text, description.type);
    if (expected)
      this.findings.push(
        fault.invalidValue(place, element.name, element.text, { ...expected, unit: description.unit }),
      );
  }

  checkSignatures({ root, signatures }: IviDocument): void {
    const path = `/${root.name}/Signature`;
    const [first, second] = signatures;
    if (!first && this.description.signatureRequired)
      this.findings.push(fault.missing({ path, line: root.line }, 'Signature'));
    if (second) this.findings.push(fault.repeated({ path, line: second.line }, 'Signature'));
  }
}

/** A document with more faults than this is made by a program that has one; the rest are counted. */
const MOST_FINDINGS = 100;

/** Every place where the document does not fit the description, in document order; signature and foreign elements last. */
export const checkStructure = (document: IviDocument, description: StructureDescription): readonly EcocFinding[] => {
  const check = new StructureCheck(description);
  check.checkGroup(document.root, `/${document.root.name}`);
  check.checkSignatures(document);
  const findings = [...check.findings, ...document.foreign.map(fault.foreign)];
  if (findings.length <= MOST_FINDINGS) return findings;
  return [...findings.slice(0, MOST_FINDINGS), fault.furtherFindings(findings.length - MOST_FINDINGS)];
};
