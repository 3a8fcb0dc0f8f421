import { RULE_SET_VERSION } from '../check-ecoc';
import { contentRules } from '../rules/content-rules';
import type { EcocRule } from '../rules/ecoc-rule';
import { demandsMetElsewhere } from './elsewhere';

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const groups: readonly (readonly [letter: string, heading: string])[] = [
  ['A', 'A. Header'],
  ['C', 'C. Identity, approval and dates'],
  ['D', 'D. What must and may be there, by category'],
  ['E', 'E. Arithmetic and consistency'],
  ['F', 'F. Stage'],
  ['G', 'G. Tax group'],
  ['ICM', 'ICM. Further rules of the IVI content check module'],
];

const groupOf = ({ id }: EcocRule): string => /^[A-Z]+/.exec(id)?.[0] ?? '';
const appliesTo = ({ profile }: EcocRule): string => profile ?? 'both';

const ruleRow = (rule: EcocRule): string =>
  row(
    rule.id,
    `\`${rule.code}\``,
    rule.severity,
    appliesTo(rule),
    `${rule.demands.en}<br>_${rule.demands.nb}_`,
    rule.source,
    rule.paths.map((path) => `\`${path}\``).join('<br>'),
    `${rule.accepts.length} / ${rule.refuses.length}`,
  );

const head = ['rule', 'code', 'severity', 'IVI', 'must hold', 'source', 'reads', 'examples'];

const section = ([letter, heading]: readonly [string, string]): string => {
  const rules = contentRules.filter((rule) => groupOf(rule) === letter);
  return `## ${heading}\n\n${table(head, rules.map(ruleRow))}`;
};

/** The page that lists what is checked of the content of an eCoC. */
export const rulesPage = (): string =>
  [
    '# Rules about the content of an eCoC',
    [
      `Made from \`libs/ivi/src/rules\` by \`npm run docs\`. Rule set ${RULE_SET_VERSION}: ${contentRules.length} rules. An error refuses the document; a warning travels with its`,
      'acceptance, to the callback (`varsler`). Paths begin below CocDataGroup, or with Header. _Examples_ counts those that the rule accepts and refuses;',
      'they stand beside it and are run by `content-rules.spec.ts`.',
    ].join('\n'),
    ...groups.map(section),
    '## Demands that are met elsewhere, or not yet',
    table(
      ['id', 'must hold', 'where'],
      demandsMetElsewhere.map(({ id, demands, where }) => row(id, `${demands.en}<br>_${demands.nb}_`, where)),
    ),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
