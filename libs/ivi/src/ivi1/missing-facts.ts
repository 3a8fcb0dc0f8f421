import { findingAt, type EcocFinding } from '../findings/ecoc-finding';
import { findElement, type IviElement } from '../parsing/ivi-document';

interface Indispensable {
  readonly path: readonly string[];
  readonly name: string;
  readonly nb: string;
  readonly en: string;
}

/**
 * What the register cannot do without, though the schema of 1.x can: the fields that every registration certificate has (Directive
 * 1999/37/EC, annex I: D.1, D.2, J, K) and whether the vehicle is finished. Variant and version go on it where there are any, so they may
 * be absent; so may the day of approval and the manufacturer, which it does not have.
 */
const indispensable: readonly Indispensable[] = [
  { path: ['VehicleCategory'], name: 'VehicleCategoryCode', nb: 'kjøretøykategori', en: 'vehicle category' },
  {
    path: ['StageOfCompletion'],
    name: 'StageOfCompletionCode',
    nb: 'byggetrinn (C, I eller V)',
    en: 'stage (C, I or V)',
  },
  { path: ['MakeTable', 'MakeGroup', 'Make'], name: 'MakeTable/MakeGroup/Make', nb: 'merke', en: 'make' },
  { path: ['Type'], name: 'Type', nb: 'typebetegnelse', en: 'type' },
  {
    path: ['TypeApprovalNumber'],
    name: 'TypeApprovalNumber',
    nb: 'typegodkjenningsnummer (et nasjonalt står i samme felt)',
    en: 'type-approval number (a national one stands in the same field)',
  },
];

/** The facts that a translated document lacks and the register needs, at the places where 1.x has them. */
export const missingFacts = (root: IviElement): readonly EcocFinding[] => {
  const data = findElement(root, 'CocDataGroup');
  return indispensable
    .filter(({ path }) => !data || !findElement(data, ...path))
    .map(({ name, nb, en }) =>
      findingAt(
        'structure',
        'ECOC_MANGLER_OPPLYSNING',
        { path: `/${root.name}/Body/CocDataGroup/${name}`, line: data?.line ?? null },
        {
          nb: `Dokumentet sier ikke ${nb}. Et kjøretøy kan ikke registreres uten. Be produsenten om en eCoC der det står.`,
          en: `The document does not say the ${en}. A vehicle cannot be registered without it. Ask the manufacturer for an eCoC that says it.`,
        },
      ),
    );
};
