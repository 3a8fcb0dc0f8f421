import type { EcocFinding } from '@kjoreklar/ivi';
import { type CheckedDocument, errorsOf } from './ecoc-report.ts';

const findingJson = ({ stage, code, path, line, nb, en }: EcocFinding) => ({
  stage,
  kode: code,
  sti: path,
  line,
  melding: nb,
  message: en,
});

/** What `--json` prints of one document. */
export const documentJson = ({ file, vin, verdict }: CheckedDocument) => ({
  file,
  profile: verdict.profile,
  verdict: verdict.verdict,
  vin,
  errors: errorsOf(verdict).map(findingJson),
  warnings: verdict.warnings.map(findingJson),
  checks: verdict.checks,
});
