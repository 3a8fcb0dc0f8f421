import { decode, encode, InvalidEventError } from './cloud-event';
import { causedBy, derivedId } from './derived-id';
import { goldenEvents, goldenMetadata } from './golden/golden-data';
import { PreregistrationRequested } from './preregistration/preregistration-requested.v1';
import { consumers, deadLetterTopic, eventDefinitions, topology } from './topics';

const requested = goldenEvents.find(({ definition }) => definition.topic === PreregistrationRequested.topic)?.data as {
  vin: string;
};

describe('encode', () => {
  it('speaks CloudEvents 1.0 in binary mode, keyed by VIN', () => {
    const message = encode(PreregistrationRequested, goldenMetadata, requested as never);
    expect(message).toMatchObject({
      topic: 'preregistration.requested.v1',
      key: requested.vin,
      headers: { ce_specversion: '1.0', ce_type: 'preregistration.requested.v1', 'content-type': 'application/json' },
    });
  });

  it('throws InvalidEventError naming the field when data breaks the schema', () => {
    const broken = { ...requested, vin: 'WITH-I-AND-O' };
    expect(() => encode(PreregistrationRequested, goldenMetadata, broken as never)).toThrow(InvalidEventError);
    expect(() => encode(PreregistrationRequested, goldenMetadata, broken as never)).toThrow(/vin/);
  });
});

describe('decode', () => {
  const message = encode(PreregistrationRequested, goldenMetadata, requested as never);

  it('gives back what was encoded', () => {
    const decoded = decode(PreregistrationRequested, message.headers, message.value);
    expect(decoded).toMatchObject({ ok: true, event: { ...goldenMetadata, data: requested } });
  });

  it('reports bytes that are not JSON together with missing headers', () => {
    const decoded = decode(PreregistrationRequested, {}, 'not json');
    expect(decoded).toMatchObject({ ok: false });
    expect(decoded.ok ? [] : decoded.problems).toHaveLength(5);
  });
});

describe('derivedId', () => {
  it('is the same for the same cause and type, and another otherwise', () => {
    expect(derivedId('a', 't')).toBe(derivedId('a', 't'));
    expect(derivedId('a', 't')).not.toBe(derivedId('a', 'u'));
    expect(derivedId('a', 't')).not.toBe(derivedId('b', 't'));
  });

  it('hands correlation and trace on', () => {
    const cause = { id: 'cause', correlationId: 'melding', traceparent: '00-trace' };
    const origin = { source: '/kjoreklar/test', occurredAt: goldenMetadata.occurredAt };
    expect(causedBy(cause, 'ecoc.obtained.v1', origin)).toMatchObject({
      correlationId: 'melding',
      causationId: 'cause',
      traceparent: '00-trace',
    });
  });
});

describe('the topology', () => {
  it('has every event once, twelve partitions each', () => {
    for (const { topic } of eventDefinitions) {
      expect(topology.filter(({ name }) => name === topic)).toMatchObject([{ partitions: 12 }]);
    }
  });

  it('has a dead-letter topic for every consumer of every event', () => {
    for (const [group, definitions] of Object.entries(consumers)) {
      for (const { topic } of definitions) {
        expect(topology.map(({ name }) => name)).toContain(deadLetterTopic(topic, group));
      }
    }
  });
});
