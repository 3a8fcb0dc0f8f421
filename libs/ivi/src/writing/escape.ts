const textEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/** Text as Canonical XML 1.0 § 2.3 writes it. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => textEntities[character] ?? character);
