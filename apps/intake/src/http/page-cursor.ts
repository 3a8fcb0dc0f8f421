import type { CasePosition } from '../store/case.read-model';

const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An opaque text that stands for where a page ended. */
export const toCursor = ({ receivedAt, meldingId }: CasePosition): string =>
  Buffer.from(`${receivedAt} ${meldingId}`).toString('base64url');

/** Undefined for a text that is no cursor. */
export const fromCursor = (cursor: string): CasePosition | undefined => {
  const [, receivedAt, meldingId] = form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (!receivedAt || !meldingId || Number.isNaN(Date.parse(receivedAt))) return undefined;
  return { receivedAt, meldingId };
};
