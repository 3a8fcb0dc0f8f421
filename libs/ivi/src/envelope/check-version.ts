import { findElement, type IviElement } from '../parsing/ivi-document';
import { findingAt, quotable, type EcocFinding } from '../findings/ecoc-finding';
import type { IviProfile } from './read-envelope';

const versions1 = '1.1|1.2|1.3|1.3.1|1.4|1.5|1.6|1.7|1.8|1.8.1|1.8.2|1.9|1.10|1.11';
const versionsOf: Readonly<Record<IviProfile, ReadonlySet<string>>> = {
  '2.0': new Set(['2.0']),
  '1.x': new Set(versions1.split('|')),
};
const elementOf: Readonly<Record<IviProfile, string>> = {
  '2.0': 'IviVersionNumberXsd',
  '1.x': 'VersionNumberXsd',
};
const formOf = {
  '2.0': { nb: 'IVI 2.0 (navnerom)', en: 'IVI 2.0 (namespace)' },
  '1.x': { nb: 'IVI 1.x (uten navnerom)', en: 'IVI 1.x (no namespace)' },
} as const;

const otherProfile: Readonly<Record<IviProfile, IviProfile>> = { '2.0': '1.x', '1.x': '2.0' };

/** A document that calls itself one version and has the form of the other is refused: which rules would it be judged by? (Guidelines 1.11) */
export const checkVersion = (root: IviElement, profile: IviProfile): readonly EcocFinding[] => {
  const name = elementOf[profile];
  const element = findElement(root, 'Header', name);
  const version = element?.text.trim() ?? '';
  if (!versionsOf[otherProfile[profile]].has(version)) return [];
  const { nb, en } = formOf[profile];
  return [
    findingAt(
      'envelope',
      'ECOC_VERSJON_AVVIKER',
      { path: `/${root.name}/Header/${name}`, line: element?.line ?? null },
      {
        nb: `${name} er «${quotable(version)}», men dokumentet har formen til ${nb}. Be produsenten om et dokument der de stemmer overens.`,
        en: `${name} is "${quotable(version)}", but the document has the form of ${en}. Ask the manufacturer for a document in which the two agree.`,
      },
    ),
  ];
};
