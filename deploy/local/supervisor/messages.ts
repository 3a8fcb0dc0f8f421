/** What the supervisor tells the command that started it. */
export type SupervisorMessage =
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string };
