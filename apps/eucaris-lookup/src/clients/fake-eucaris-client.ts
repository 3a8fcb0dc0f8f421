import { EucarisFailedError, type EucarisAnswer, type EucarisClient } from './eucaris-client';

/** Answers per VIN, in the order given; the last one is repeated. A VIN it was told nothing about is not found. */
export class FakeEucarisClient implements EucarisClient {
  readonly asked: string[] = [];
  private readonly answers = new Map<string, readonly (EucarisAnswer | 'fails')[]>();

  will(vin: string, ...answers: readonly (EucarisAnswer | 'fails')[]): void {
    this.answers.set(vin, answers);
  }

  async ask(vin: string): Promise<EucarisAnswer> {
    this.asked.push(vin);
    const [next = { kind: 'notFound' } as const, ...rest] = this.answers.get(vin) ?? [];
    if (rest.length > 0) this.answers.set(vin, rest);
    if (next === 'fails') throw new EucarisFailedError(vin, 'told to fail');
    return next;
  }
}

export const foundDocuments = (...texts: readonly string[]): EucarisAnswer => ({
  kind: 'found',
  documents: texts.map((text) => {
    const bytes = Buffer.from(text, 'utf8');
    return { bytes, content: bytes.toString('base64') };
  }),
});
