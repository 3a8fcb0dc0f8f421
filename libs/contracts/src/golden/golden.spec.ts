import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode, type EncodedEvent } from '../cloud-event';
import { eventDefinitions } from '../topics';
import { goldenEvents, goldenMetadata } from './golden-data';

const fileOf = (topic: string): string => join(__dirname, `${topic}.golden.json`);

// A golden file is written once, when an event is new, and never again: KJOREKLAR_WRITE_GOLDEN=1 fills in what is missing.
if (process.env['KJOREKLAR_WRITE_GOLDEN'] === '1') {
  for (const { definition, data } of goldenEvents) {
    if (existsSync(fileOf(definition.topic))) continue;
    const message = encode(definition, goldenMetadata, data);
    writeFileSync(
      fileOf(definition.topic),
      `${JSON.stringify({ ...message, value: JSON.parse(message.value) as unknown }, null, 2)}\n`,
    );
  }
}

const readGolden = (topic: string): EncodedEvent => {
  const golden = JSON.parse(readFileSync(fileOf(topic), 'utf8')) as EncodedEvent & { value: unknown };
  return { ...golden, value: JSON.stringify(golden.value) };
};

describe.each(eventDefinitions.map((definition) => [definition.topic, definition] as const))(
  '%s',
  (topic, definition) => {
    it('still reads its golden message', () => {
      const golden = readGolden(topic);
      const decoded = decode(definition, golden.headers, golden.value);
      expect(decoded).toMatchObject({ ok: true, event: { id: golden.id, topic } });
    });

    it('still writes its golden message, to the letter', () => {
      const golden = readGolden(topic);
      expect(encode(definition, goldenMetadata, JSON.parse(golden.value))).toEqual(golden);
    });

    it('ignores fields it does not know', () => {
      const golden = readGolden(topic);
      const value = JSON.stringify({ ...(JSON.parse(golden.value) as object), fromTheFuture: true });
      expect(decode(definition, golden.headers, value).ok).toBe(true);
    });

    it('reports every field that is missing, not the first', () => {
      const decoded = decode(definition, readGolden(topic).headers, '{}');
      expect(decoded.ok).toBe(false);
      const missing = decoded.ok ? [] : decoded.problems.map((problem) => problem.split(':')[0]);
      expect(missing).toEqual(expect.arrayContaining(['meldingId', 'vin']));
    });
  },
);
