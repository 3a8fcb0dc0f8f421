import { z } from 'zod';
import { httpConfig } from '@kjoreklar/service-kit';

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

export const sandboxConfig = z.object({
  ...httpConfig,
  NODE_ENV: z
    .string()
    .optional()
    .refine((environment) => environment !== 'production', 'the sandbox never runs in production')
    .describe('Anything but production'),
  PUBLIC_URL: httpUrl.describe('Where others reach the sandbox; names the issuer of its tokens'),
  INTAKE_URL: httpUrl.describe('Where the intake service is'),
  WEBHOOK_NOTIFIER_URL: httpUrl.describe('Where the webhook notifier is'),
  REGISTRY_URL: httpUrl.describe('Where the registry is'),
  SANDBOX_DATA_DIR: z.string().min(1).describe('Folder that keeps keys and certificates across restarts'),
  TOKEN_AUDIENCE: z.string().min(1).describe('Audience that access tokens name'),
});
export type SandboxConfig = z.output<typeof sandboxConfig>;
