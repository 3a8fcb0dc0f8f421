export interface AppDeclaration {
  readonly name: 'intake' | 'eucaris-lookup' | 'ecoc-validation' | 'registry' | 'webhook-notifier';
  /** Name of its address in endpoints.json. */
  readonly endpoint: 'intake' | 'eucarisLookup' | 'ecocValidation' | 'registry' | 'webhookNotifier';
  /** What it cannot start without, beside database and topics: ecoc-validation reads whom the sandbox trusts. */
  readonly needs?: readonly 'sandbox'[];
}

/** The services of the stack; each has a database role and a schema of its own. */
export const apps: readonly AppDeclaration[] = [
  { name: 'intake', endpoint: 'intake' },
  { name: 'eucaris-lookup', endpoint: 'eucarisLookup' },
  { name: 'ecoc-validation', endpoint: 'ecocValidation', needs: ['sandbox'] },
  { name: 'registry', endpoint: 'registry' },
  { name: 'webhook-notifier', endpoint: 'webhookNotifier' },
];

/** PostgreSQL name of an app's role and schema. */
export const schemaOf = (app: string): string => app.replaceAll('-', '_');
