import { anEcocText } from '../fixtures/an-ecoc';
import { hostileDocuments } from '../fixtures/hostile-documents';
import type { ParserHandlers } from './parser-handlers';
import { readAny, runParserInSlices } from './run-parser';

class Recorder implements ParserHandlers {
  readonly told: string[] = [];

  openTag(tag: object): void {
    this.told.push(JSON.stringify(tag));
  }

  closeTag(tag: object): void {
    this.told.push(JSON.stringify(tag));
  }

  text(text: string): void {
    this.told.push(text);
  }
}

const whole = (text: string) => {
  const recorder = new Recorder();
  const fault = readAny(text, recorder);
  return { told: recorder.told, fault };
};
const inSlices = async (text: string, sliceLength: number) => {
  const { handlers, fault } = await runParserInSlices(text, () => new Recorder(), sliceLength);
  return { told: handlers.told, fault };
};

/** Neither short nor plain, so that the full parser reads it. */
const long = (text: string): string => `${text}<!--${' '.repeat(64 * 1024)}-->`;
const windows = anEcocText().replaceAll('\n', '\r\n').replace('FJELL', 'FJ\u{1F69B}ELL<![CDATA[&]]>&#65;&amp;');

describe('runParserInSlices', () => {
  it.each([1, 2, 7, 1_000, 1_000_000])(
    'tells what is told of the whole, in slices of %d characters',
    async (length) => {
      const text = long(windows);
      const read = await inSlices(text, length);
      expect(read).toEqual(whole(text));
      expect(read.fault).toBeNull();
      expect(read.told.length).toBeGreaterThan(300);
    },
  );

  const malformed = hostileDocuments.filter(({ code }) => code === 'ECOC_IKKE_VELFORMET');
  it.each(malformed)('finds the fault of the whole: $name', async ({ bytes }) => {
    const text = long(Buffer.from(bytes()).toString('utf8'));
    const read = await inSlices(text, 1_000);
    expect(read).toEqual(whole(text));
    expect(read.fault).not.toBeNull();
  });
});
