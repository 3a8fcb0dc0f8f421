/** What an endpoint may ask to be told; the names go on the wire. */
export const webhookEventTypes = [
  'preregistration.completed',
  'preregistration.withdrawn',
  'preregistration.withdrawal-refused',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** Signature schemes of Standard Webhooks 1.0: v1 is HMAC-SHA256, v1a is ed25519. */
export const signingSchemes = ['v1', 'v1a'] as const;
export type SigningScheme = (typeof signingSchemes)[number];
