import { databaseConfig, httpConfig, kafkaConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

const file = z.string().min(1).optional();

export const ecocValidationConfig = z.object({
  ...httpConfig,
  ...databaseConfig,
  ...kafkaConfig,
  CHECK_THREADS: z.coerce
    .number()
    .int()
    .positive()
    .default(2)
    .describe('Threads that check documents, one at a time each'),
  ECOC_SIGNATURES: z
    .enum(['checked', 'notChecked'])
    .default('checked')
    .describe('Whether signatures are checked; every verdict says when they are not'),
  ECOC_TRUST_ANCHORS_FILE: file.describe(
    'PEM file with the certificates that end a chain of trust; required where signatures are checked',
  ),
  ECOC_INTERMEDIATES_FILE: file.describe(
    'PEM file with certificates between signers and anchors, for documents that bring only their own',
  ),
  ECOC_REVOCATION_LISTS_FILE: file.describe(
    'PEM file with revocation lists (X509 CRL); without it revocation is not looked at',
  ),
  ECOC_SIGNERS_FILE: file.describe(
    'JSON file that says who signs for whom, [{"subject", "manufacturers": []}]; required where signatures are checked',
  ),
  ECOC_IVI2_REQUIRED_FROM: z.iso
    .date()
    .optional()
    .describe('Vehicles made on or after this day need IVI 2.0; without it IVI 1.x is taken without end'),
  ECOC_MOST_SEATS_OF_VAN_CLASS_2: z.coerce
    .number()
    .int()
    .positive()
    .default(3)
    .describe("Most seats, with the driver's, of a van in tax group 315"),
  ECOC_RECOGNISED_SMALL_SERIES: z
    .string()
    .optional()
    .describe('National small-series approvals that are recognised, without extension, comma separated'),
});
export type EcocValidationConfig = z.output<typeof ecocValidationConfig>;
