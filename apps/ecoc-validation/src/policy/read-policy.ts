import { readFileSync } from 'node:fs';
import { certificatesIn, type EcocPolicy, revocationListsIn, type SignaturePolicy } from '@kjoreklar/ivi';
import { InvalidConfigurationError } from '@kjoreklar/service-kit';
import { z } from 'zod';
import type { EcocValidationConfig } from '../ecoc-validation.config';

type FileKey = Extract<keyof EcocValidationConfig, `ECOC_${string}_FILE`>;

const name = z.string().trim().min(1);
const signerList = z.array(z.strictObject({ subject: name, manufacturers: z.array(name).min(1) })).min(1);

const signersIn = (text: string): z.output<typeof signerList> => {
  const parsed = signerList.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; '));
};

/** Reads the files that a configuration names, and remembers what was wrong with each. */
class PolicyFiles {
  readonly faults: string[] = [];

  constructor(private readonly config: EcocValidationConfig) {}

  required<Content>(key: FileKey, parse: (text: string) => readonly Content[]): readonly Content[] {
    if (this.config[key] === undefined)
      this.faults.push(`${key}: is required where signatures are checked (ECOC_SIGNATURES)`);
    return this.optional(key, parse);
  }

  optional<Content>(key: FileKey, parse: (text: string) => readonly Content[]): readonly Content[] {
    const path = this.config[key];
    if (path === undefined) return [];
    try {
      return parse(readFileSync(path, 'utf8'));
    } catch (error) {
      this.faults.push(`${key}: ${path} ${(error as Error).message}`);
      return [];
    }
  }
}

const readSignaturePolicy = (config: EcocValidationConfig): SignaturePolicy => {
  const files = new PolicyFiles(config);
  const policy = {
    trustAnchors: files.required('ECOC_TRUST_ANCHORS_FILE', certificatesIn),
    intermediates: files.optional('ECOC_INTERMEDIATES_FILE', certificatesIn),
    revocationLists: files.optional('ECOC_REVOCATION_LISTS_FILE', revocationListsIn),
    signers: files.required('ECOC_SIGNERS_FILE', signersIn),
  };
  if (files.faults.length > 0) throw new InvalidConfigurationError(files.faults);
  return policy;
};

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What the authority decides about the check, from the configuration and its files; throws InvalidConfigurationError with every fault. */
export const readPolicy = (config: EcocValidationConfig): EcocPolicy => ({
  signature: config.ECOC_SIGNATURES === 'checked' ? readSignaturePolicy(config) : null,
  ivi2RequiredFrom: config.ECOC_IVI2_REQUIRED_FROM ?? null,
  mostSeatsOfVanClass2: config.ECOC_MOST_SEATS_OF_VAN_CLASS_2,
  recognisedSmallSeries: listed(config.ECOC_RECOGNISED_SMALL_SERIES),
});
