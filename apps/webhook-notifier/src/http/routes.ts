export const ENDPOINTS_PATH = 'webhooks/v1/endpoints';

/** The scope that importers send requests with; whoever may ask may arrange how to be answered. */
export const WEBHOOK_SCOPE = 'svv:kjoretoy/ecoc';
