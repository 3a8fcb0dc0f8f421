import type { IviDocument, IviElement } from '../parsing/ivi-document';

const prune = (element: IviElement): IviElement | null => {
  const children = element.children.map(prune).filter((child) => child !== null);
  if (children.length === 0 && element.text.trim() === '') return null;
  return { ...element, children };
};

/** Forms in IVI 1.x leave empty what they do not say: such an element is as good as absent, and so is a group of them. */
export const withoutEmptyElements = (document: IviDocument): IviDocument => ({
  ...document,
  root: prune(document.root) ?? { ...document.root, children: [] },
});
