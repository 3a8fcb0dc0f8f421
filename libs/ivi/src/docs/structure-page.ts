import { cocEntryOf } from '../facts/coc-entries';
import type { CodeType, ElementDescription, ValueType } from '../structure/element-description';
import { fieldLabels } from '../structure/field-labels';
import { iviRoot } from '../structure/ivi-structure';

type TypeOf<Kind extends ValueType['kind']> = Extract<ValueType, { kind: Kind }>;

const decimalBounds = ({ signed, totalDigits, fractionDigits }: TypeOf<'decimal'>): string =>
  `decimal${signed ? ' ±' : ''}, ${totalDigits - fractionDigits} digits before and ${fractionDigits} after the point`;

const textBounds = ({ form, minLength, maxLength }: TypeOf<'text'>): string =>
  form?.en ?? `text ${minLength}–${maxLength}`;

const boundsOf = (type: ValueType): string => {
  switch (type.kind) {
    case 'code':
      return `[${type.name}](#${type.name.toLowerCase()})`;
    case 'integer':
      return `integer 0–${type.max}`;
    case 'decimal':
      return decimalBounds(type);
    case 'date':
      return 'date';
    case 'dateTime':
      return 'date and time';
    case 'text':
      return textBounds(type);
  }
};

const row = (element: ElementDescription, path: string): string => {
  const label = fieldLabels[element.name];
  const depth = path.split('/').length - 2;
  const cells = [
    `${'· '.repeat(depth)}\`${element.name}\``,
    element.occurs,
    ...(element.type ? [boundsOf(element.type), element.unit ?? '', cocEntryOf(path)] : ['', '', '']),
    label ? `${label.nb} / ${label.en}` : '',
  ];
  return `| ${cells.join(' | ')} |`;
};

const rows = (element: ElementDescription, above = ''): readonly string[] => {
  const path = `${above}/${element.name}`;
  return [row(element, path), ...(element.children ?? []).flatMap((child) => rows(child, path))];
};

const codeLists = (element: ElementDescription): readonly CodeType[] =>
  element.type?.kind === 'code' ? [element.type] : (element.children ?? []).flatMap(codeLists);

const writeList = ({ name, values }: CodeType): string =>
  `### ${name}\n\n${[...values].map((value) => `\`${value}\``).join(' ')}\n`;

/** The description of IVI 2.0 as a page. */
export const structurePage = (): string => {
  const lists = new Map(codeLists(iviRoot).map((list) => [list.name, list]));
  return `# IVI 2.0

Made from \`libs/ivi/src/structure\` by \`npm run docs\`; compared with the official schema of 26 February 2026 by \`official-schema.spec.ts\`.
The namespace is \`http://eu.ereg.initialvehicleinformation.v2\`. Order inside a group is free. No element has attributes, and no name occurs
twice. Last in the root stands one \`Signature\` of XML Signature. Units are those of the certificate of conformity; the schema has none.
CoC entries are those of a complete M1 (Regulation (EU) 2020/683, annex VIII).

| element | occurs | value | unit | CoC | called |
|---|---|---|---|---|---|
${rows(iviRoot).join('\n')}

## Code lists

${[...lists.keys()]
  .sort()
  .map((name) => writeList(lists.get(name) as CodeType))
  .join('\n')}`;
};
