import { detailDefinitions } from './detail-definitions';
import { section, type FactFields, type FactPath } from './fact-definition';
import { summaryDefinitions } from './summary-definitions';

/** A fact as it is documented: its path in EcocFacts, and where IVI 2.0 has it. */
export interface ListedFact {
  readonly fact: string;
  /** Absolute, in IVI 2.0. */
  readonly path: FactPath;
}

const join = (base: FactPath, path: FactPath): FactPath => {
  if (path.startsWith('/')) return path;
  return path === '' ? base : `${base}/${path}`;
};

const listed = (fields: FactFields, prefix = '', base: FactPath = '/CocDataGroup'): ListedFact[] =>
  Object.entries(fields).flatMap(([name, definition]) => {
    const path = join(base, definition.path);
    const fact = `${prefix}${name}`;
    if (!('fields' in definition)) return [{ fact, path }];
    return listed(definition.fields, `${fact}${definition.kind === 'list' ? '[]' : ''}.`, path);
  });

export const listedFacts: readonly ListedFact[] = listed({
  ...summaryDefinitions,
  details: section(detailDefinitions),
});
