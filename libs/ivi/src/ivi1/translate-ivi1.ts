import type { IviElement } from '../parsing/ivi-document';
import { arrangeManufacturers } from './arrange-manufacturers';
import { arrangePropulsion } from './arrange-propulsion';
import { GrowingElement } from './growing-element';
import { ivi1Document } from './ivi1-document';
import type { Ivi1Element, Ivi1Group, Ivi1Value, TargetPath } from './ivi1-element';

interface Place {
  readonly path: string;
  readonly line: number;
}

const named = new WeakMap<Ivi1Group, ReadonlyMap<string, Ivi1Element>>();
const childrenByName = (group: Ivi1Group): ReadonlyMap<string, Ivi1Element> => {
  const known = named.get(group) ?? new Map(group.children.map((child) => [child.name, child]));
  named.set(group, known);
  return known;
};

class Translation {
  constructor(private readonly root: GrowingElement) {}

  translateGroup(element: IviElement, group: Ivi1Group, into: GrowingElement, path: string): void {
    const counts = new Map<string, number>();
    for (const child of element.children) {
      const described = childrenByName(group).get(child.name);
      if (!described) continue;
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      const position = described.children && described.repeats ? `[${count}]` : '';
      this.translate(child, described, into, { path: `${path}/${child.name}${position}`, line: child.line });
    }
  }

  private translate(element: IviElement, described: Ivi1Element, into: GrowingElement, place: Place): void {
    if (!described.children) this.translateValue(element.text, described, into, place);
    else {
      const target = described.to === undefined ? into : this.reach(into, described.to, place).at(-1);
      this.translateGroup(element, described, target ?? into, place.path);
    }
  }

  private translateValue(text: string, value: Ivi1Value, into: GrowingElement, place: Place): void {
    const converted = value.convert ? value.convert(text) : text;
    if (converted === null) return;
    const said = typeof converted === 'string' ? { [value.to]: converted } : converted;
    for (const [path, each] of Object.entries(said)) {
      const reached = this.reach(into, path, place);
      reached.at(-1)?.say(each);
      const own = reached.find(({ isOwn }) => isOwn);
      if (own) this.sayBeside(value, own, place);
    }
  }

  private sayBeside({ with: beside = {} }: Ivi1Value, own: GrowingElement, place: Place): void {
    for (const [path, text] of Object.entries(beside)) this.reach(own, path, place).at(-1)?.say(text);
  }

  /** The elements along the path, made where they are not there yet. */
  private reach(from: GrowingElement, path: TargetPath, place: Place): GrowingElement[] {
    const names = path.split('/').filter((name) => name !== '');
    let at = path.startsWith('/') ? this.root : from;
    return names.map((name) => {
      at = name.endsWith('+') ? at.add(name.slice(0, -1), place) : at.reach(name, place);
      return at;
    });
  }
}

/**
 * The document in the shape of IVI 2.0, so that facts and rules know only that one. Elements keep the line, and as `origin` the path,
 * that they have in the document itself. What it does not say is absent here too.
 */
export const translateIvi1 = (root: IviElement): IviElement => {
  const grown = new GrowingElement(root.name, { path: `/${root.name}`, line: root.line });
  grown.reach('Header', { path: `/${root.name}/Header`, line: root.line });
  const path = `/${root.name}/Body/CocDataGroup`;
  const data = grown.reach('CocDataGroup', { path, line: root.line });
  new Translation(grown).translateGroup(root, ivi1Document, grown, `/${root.name}`);
  arrangeManufacturers(data);
  arrangePropulsion(data);
  return grown.freeze();
};
