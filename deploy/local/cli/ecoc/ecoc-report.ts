import type { EcocFinding, EcocStage, EcocVerdict } from '@kjoreklar/ivi';
import { type Language, reportWords } from './report-words.ts';

export interface CheckedDocument {
  /** As the user named it; `-` for standard input. */
  readonly file: string;
  /** Also of a rejected document, where it has one. */
  readonly vin: string | null;
  readonly verdict: EcocVerdict;
}

export interface ReportSettings {
  readonly language: Language;
  readonly colours: boolean;
  readonly signature: 'asked' | 'unasked' | 'declined';
}

export interface ReportTotals {
  readonly accepted: number;
  readonly rejected: number;
  readonly errors: number;
  readonly warnings: number;
}

const ansi = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const;
type Paint = (style: keyof typeof ansi, text: string) => string;
const painter =
  (colours: boolean): Paint =>
  (style, text) =>
    colours ? `\u001B[${ansi[style]}m${text}\u001B[0m` : text;

/** Nothing in a document or the name of a file may steer the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');

export const errorsOf = (verdict: EcocVerdict): readonly EcocFinding[] =>
  verdict.verdict === 'rejected' ? verdict.errors : [];

const findingLines = ({ line, code, path, ...texts }: EcocFinding, language: Language, paint: Paint): string[] => {
  const place = line === null ? '' : `${reportWords[language].line} ${line}`;
  const text = texts[language].replace(/^(?:Line|Linje) \d+: /, '');
  return [
    `    ${paint('bold', place.padEnd(10))}  ${printable(path)}  ${paint('dim', code)}`,
    `                ${printable(text)}`,
  ];
};

/** The findings, stage by stage; the heading of a stage counts them. */
const stageLines = (
  findings: readonly EcocFinding[],
  heading: (stage: EcocStage, count: number) => string,
  lines: (finding: EcocFinding) => string[],
): string[] =>
  [...Map.groupBy(findings, ({ stage }) => stage)].flatMap(([stage, group]) => [
    `  ${heading(stage, group.length)}`,
    ...group.flatMap(lines),
  ]);

const reasonNotChecked = (stage: EcocStage, reached: boolean, { language, signature }: ReportSettings): string => {
  const words = reportWords[language];
  if (!reached) return words.notReached;
  if (stage !== 'signature' || signature === 'asked') return words.notPerformed;
  return signature === 'declined' ? words.signatureDeclined : words.signatureUnasked;
};

const unchecked = ({ checks }: EcocVerdict, settings: ReportSettings): string[] => {
  const failed = checks.findIndex(({ verdict }) => verdict === 'failed');
  return checks.flatMap(({ stage, verdict }, index) => {
    if (verdict !== 'notChecked') return [];
    const reason = reasonNotChecked(stage, failed === -1 || index < failed, settings);
    return [`${reportWords[settings.language].stages[stage]} (${reason})`];
  });
};

const titleOf = ({ file, vin, verdict }: CheckedDocument, settings: ReportSettings, paint: Paint): string => {
  const words = reportWords[settings.language];
  const outcome =
    verdict.verdict === 'accepted'
      ? paint('green', words.accepted.toUpperCase())
      : paint('red', words.rejected.toUpperCase());
  const about = [verdict.profile ? `IVI ${verdict.profile}` : '', vin ? printable(vin) : ''].filter(Boolean).join(', ');
  return `${outcome}  ${paint('bold', printable(file))}${about ? `  ${about}` : ''}`;
};

/** What a person needs to know of one document, a line each. */
export const reportDocument = (document: CheckedDocument, settings: ReportSettings): string[] => {
  const { language } = settings;
  const words = reportWords[language];
  const paint = painter(settings.colours);
  const lines = (finding: EcocFinding): string[] => findingLines(finding, language, paint);
  const { verdict } = document;
  const skipped = unchecked(verdict, settings);
  return [
    titleOf(document, settings, paint),
    ...stageLines(
      errorsOf(verdict),
      (stage, count) => paint('red', `${words.stages[stage]}: ${words.errors(count)}`),
      lines,
    ),
    ...stageLines(
      verdict.warnings,
      (stage, count) => paint('yellow', `${words.stages[stage]}: ${words.warnings(count)}`),
      lines,
    ),
    ...(skipped.length > 0 ? [`  ${words.notChecked}: ${skipped.join(', ')}`] : []),
  ];
};

export const noTotals: ReportTotals = { accepted: 0, rejected: 0, errors: 0, warnings: 0 };

export const addTo = (totals: ReportTotals, verdict: EcocVerdict): ReportTotals => ({
  accepted: totals.accepted + (verdict.verdict === 'accepted' ? 1 : 0),
  rejected: totals.rejected + (verdict.verdict === 'rejected' ? 1 : 0),
  errors: totals.errors + errorsOf(verdict).length,
  warnings: totals.warnings + verdict.warnings.length,
});

/** The last lines; `uncompared` are the options that would have told of the request. */
export const reportTotals = (
  { accepted, rejected, errors, warnings }: ReportTotals,
  uncompared: readonly string[],
  { language, colours }: ReportSettings,
): string[] => {
  const words = reportWords[language];
  const verdicts = `${accepted} ${words.accepted}, ${rejected} ${words.rejected}`;
  const findings = `${words.errors(errors)}, ${words.warnings(warnings)}`;
  return [
    ...(uncompared.length > 0 ? [`${words.notCompared} ${uncompared.join(', ')}`] : []),
    painter(colours)(
      rejected > 0 ? 'red' : 'green',
      `${words.documents(accepted + rejected)}: ${verdicts}; ${findings}`,
    ),
  ];
};
