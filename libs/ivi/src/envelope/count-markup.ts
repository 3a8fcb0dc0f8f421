import type { EcocFinding } from '../findings/ecoc-finding';
import { tooComplex } from './envelope-findings';

/** Twice what 20 000 elements have, the most that the parser takes. Reading a reference costs thirty times as much as reading a letter. */
const MOST_MARKUP = 45_000;

const LESS_THAN = 0x3c;
const AMPERSAND = 0x26;
const LINE_FEED = 0x0a;

const what = {
  nb: `flere enn ${MOST_MARKUP} tagger og tegnreferanser`,
  en: `more than ${MOST_MARKUP} tags and references`,
};

/** Null where the text has no more tags, comments, sections and references than an eCoC can need: what bounds the time of a parser. */
export const findTooMuchMarkup = (text: string): EcocFinding | null =>
  text.length > MOST_MARKUP ? countMarkup(text) : null;

const countMarkup = (text: string): EcocFinding | null => {
  let markup = 0;
  let line = 1;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === LINE_FEED) line += 1;
    else if (character === LESS_THAN || character === AMPERSAND) markup += 1;
    if (markup > MOST_MARKUP) return tooComplex(line, what);
  }
  return null;
};
