import { isVin, normaliseVin } from '@kjoreklar/domain';
import {
  checkEcoc,
  defaultPolicy,
  type EcocPolicy,
  type EcocRequest,
  type EcocVerdict,
  findElement,
  type IviElement,
  parseIvi,
  readEnvelope,
  type SignaturePolicy,
} from '@kjoreklar/ivi';
import { type Command, readArgs } from '../../commands/command.ts';
import { printJson } from '../../commands/print-table.ts';
import { UsageError } from '../../stack/settings.ts';
import { filesOf, readDocument } from './ecoc-documents.ts';
import { documentJson } from './ecoc-json.ts';
import {
  addTo,
  type CheckedDocument,
  noTotals,
  reportDocument,
  type ReportSettings,
  reportTotals,
} from './ecoc-report.ts';
import type { Language } from './report-words.ts';
import { readTrustAnchors } from './trust-anchors.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  vin: text,
  'tax-group': text,
  seats: text,
  trust: { type: 'string', multiple: true },
  signer: { type: 'string', multiple: true },
  'no-signature': flag,
  lang: { ...text, default: 'en' },
  json: flag,
} as const;

const readValues = (args: readonly string[]) => readArgs(args, options, true);
type Values = ReturnType<typeof readValues>['values'];

const readVin = (word: string | undefined): string | null => {
  if (word === undefined) return null;
  if (!isVin(normaliseVin(word))) throw new UsageError(`--vin ${word} is no VIN`);
  return normaliseVin(word);
};

const readTaxGroup = (word: string | undefined): string | null => {
  if (word !== undefined && !/^\d{3}$/.test(word))
    throw new UsageError(`--tax-group ${word} is not a code of three digits`);
  return word ?? null;
};

const readSeats = (word: string | undefined): number | null => {
  if (word !== undefined && !/^[1-9]\d{0,2}$/.test(word))
    throw new UsageError(`--seats ${word} is not a number of seats`);
  return word === undefined ? null : Number(word);
};

const readLanguage = (word: string): Language => {
  if (word !== 'nb' && word !== 'en') throw new UsageError(`--lang ${word} is neither nb nor en`);
  return word;
};

const readSigners = ({ signer }: Values): SignaturePolicy['signers'] => {
  if (!signer) return 'anyTrusted';
  return signer.map((word) => {
    const [, subject, manufacturer] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    if (!subject || !manufacturer) throw new UsageError(`--signer ${word} is not SUBJECT=MANUFACTURER`);
    return { subject, manufacturers: [manufacturer] };
  });
};

const readPolicy = (values: Values): EcocPolicy => {
  if (values.signer && !values.trust) throw new UsageError('--signer needs --trust');
  if (!values.trust) return defaultPolicy;
  if (values['no-signature']) throw new UsageError('--trust and --no-signature exclude each other');
  const trustAnchors = readTrustAnchors(values.trust);
  return {
    ...defaultPolicy,
    signature: { trustAnchors, intermediates: [], revocationLists: [], signers: readSigners(values) },
  };
};

const readRequest = (values: Values): EcocRequest => ({
  vin: readVin(values.vin),
  taxGroup: readTaxGroup(values['tax-group']),
  seats: readSeats(values.seats),
  receivedAt: new Date().toISOString(),
});

const vinIn = (root: IviElement): string | null => {
  const group = findElement(root, 'CocDataGroup') ?? findElement(root, 'Body', 'CocDataGroup') ?? root;
  return findElement(group, 'VehicleIdentificationNumber')?.text ?? null;
};

const vinOf = (verdict: EcocVerdict, bytes: Uint8Array): string | null => {
  if (verdict.verdict === 'accepted') return verdict.facts.vin;
  const envelope = readEnvelope(bytes);
  const parsed = envelope.ok ? parseIvi(envelope.text, envelope.profile) : null;
  return parsed?.ok ? vinIn(parsed.document.root) : null;
};

const checkFile = (file: string, request: EcocRequest, policy: EcocPolicy): CheckedDocument => {
  const bytes = readDocument(file);
  const verdict = checkEcoc(bytes, request, policy);
  return { file, vin: vinOf(verdict, bytes), verdict };
};

const uncompared = ({ vin, taxGroup }: EcocRequest): string[] => [
  ...(vin === null ? ['--vin'] : []),
  ...(taxGroup === null ? ['--tax-group'] : []),
];

const signatureWish = (values: Values): ReportSettings['signature'] => {
  if (values['no-signature']) return 'declined';
  return values.trust ? 'asked' : 'unasked';
};

const printLines = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n\n`);

export const ecocCheck: Command = {
  usage: `npm run kjoreklar -- ecoc check [OPTIONS] FILE… — checks eCoC documents; needs no running stack, touches no register

  FILE              a document, a folder (the .xml files in and below it), or - for standard input
  --vin VIN         compare with the VIN of a request
  --tax-group CODE  compare with the tax group of a request
  --seats N         the seats that go with tax group 315
  --trust FILE      check signatures by these certificates (PEM); may be given more than once
  --signer A=B      with --trust: only A, the holder of a certificate, signs for the manufacturer B; may be given more than once.
                    Without it any signer is taken whom those certificates vouch for, with a warning
  --no-signature    leave signatures unchecked, which is also what happens without --trust
  --lang nb|en      language of the report (en)
  --json            a line a document: {"file", "profile", "verdict", "vin", "errors", "warnings", "checks"}

Exit codes: 0 every document is accepted, 1 one is rejected, 2 wrong use.
`,
  run: async (args) => {
    const { values, positionals } = readValues(args);
    if (positionals.length === 0) throw new UsageError('name a file, a folder, or - for standard input');
    const request = readRequest(values);
    const policy = readPolicy(values);
    const settings: ReportSettings = {
      language: readLanguage(values.lang),
      colours: process.stdout.isTTY === true && !process.env['NO_COLOR'],
      signature: signatureWish(values),
    };
    let totals = noTotals;
    for (const file of filesOf(positionals)) {
      const checked = checkFile(file, request, policy);
      totals = addTo(totals, checked.verdict);
      if (values.json) printJson(documentJson(checked));
      else printLines(reportDocument(checked, settings));
    }
    if (!values.json) process.stdout.write(`${reportTotals(totals, uncompared(request), settings).join('\n')}\n`);
    return totals.rejected > 0 ? 1 : 0;
  },
};
