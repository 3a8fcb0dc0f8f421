import { collapse } from './blanks';
import type { IviElement } from './ivi-document';

const isRepeated = (child: string, parent: string): boolean =>
  child.endsWith('Group') && parent === `${child.slice(0, -'Group'.length)}Table`;

const none: readonly Located[] = [];

interface Position {
  readonly parent: Located;
  /** From 1, among those of the same name. */
  readonly count: number;
}

/**
 * An element and where it is in the document. Facts and rules ask for the same elements again and again, so what was found once is kept;
 * paths are asked for where there is something to say, and so made only then.
 */
export class Located {
  private byName: ReadonlyMap<string, readonly Located[]> | undefined;
  private groups: readonly Located[] | undefined;

  private constructor(
    readonly element: IviElement,
    private readonly position: Position | null,
  ) {}

  static root(root: IviElement): Located {
    return new Located(root, null);
  }

  /** Members of a table are counted, as the structure check does. */
  get path(): string {
    const { element, position } = this;
    if (!position) return `/${element.name}`;
    return element.origin ?? `${position.parent.path}/${element.name}${this.step(position)}`;
  }

  /** As it counts: white space collapsed. */
  get text(): string {
    return collapse(this.element.text);
  }

  childrenNamed(name: string): readonly Located[] {
    return this.element.children.length === 0 ? none : (this.index().get(name) ?? none);
  }

  /** The elements from this one down that have children of their own; those of one name together. */
  groupsWithin(): readonly Located[] {
    this.groups ??= this.element.children.length === 0 ? none : this.findGroups();
    return this.groups;
  }

  private findGroups(): readonly Located[] {
    const found: Located[] = [this];
    for (const named of this.index().values()) for (const child of named) found.push(...child.groupsWithin());
    return found;
  }

  private step({ parent, count }: Position): string {
    return isRepeated(this.element.name, parent.element.name) ? `[${count}]` : '';
  }

  private index(): ReadonlyMap<string, readonly Located[]> {
    if (this.byName) return this.byName;
    const byName = new Map<string, Located[]>();
    for (const child of this.element.children) {
      const named = byName.get(child.name);
      const located = new Located(child, { parent: this, count: (named?.length ?? 0) + 1 });
      if (named) named.push(located);
      else byName.set(child.name, [located]);
    }
    this.byName = byName;
    return byName;
  }
}

const roots = new WeakMap<IviElement, Located>();

/** The root of a document, the same for all who ask. */
export const locatedRoot = (root: IviElement): Located => {
  const known = roots.get(root);
  if (known) return known;
  const made = Located.root(root);
  roots.set(root, made);
  return made;
};
