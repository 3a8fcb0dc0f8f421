import { setTimeout as delay } from 'node:timers/promises';
import { Subject, type Observable } from 'rxjs';
import type { Clock } from '@kjoreklar/service-kit';
import { BoundedMap } from '../bounded-map';
import { type CallbackQuery, CallbackStore } from './callback-store';
import { meldingIdOf, parseBody, type ReceivedCallback } from './received-callback';
import { ReceiverBehaviours } from './receiver-behaviour';
import { isSignatureValid, type VerificationSecret } from './standard-webhooks';

const MOST_SECRETS = 10_000;

export type IncomingCallback = Pick<ReceivedCallback, 'path' | 'headers' | 'body'>;

/** Plays the importer: takes callbacks, remembers them, and says whether their signatures hold. */
export class Receiver {
  readonly behaviours = new ReceiverBehaviours();
  private readonly secrets = new BoundedMap<string, VerificationSecret>(MOST_SECRETS);
  private readonly arrivals = new Subject<ReceivedCallback>();
  private latest: number;

  constructor(
    private readonly clock: Clock,
    private readonly store: CallbackStore = new CallbackStore(),
  ) {
    this.latest = clock.now().getTime();
  }

  /** Each callback as it comes. */
  get stream(): Observable<ReceivedCallback> {
    return this.arrivals.asObservable();
  }

  /** Remembers the callback and gives the status to answer with. */
  async receive(incoming: IncomingCallback): Promise<number> {
    const { statusCode, latencyMs } = this.behaviours.next(incoming.path);
    const callback = this.judged({
      ...incoming,
      number: ++this.latest,
      receivedAt: this.clock.now(),
      meldingId: meldingIdOf(parseBody(incoming.body)),
      webhookId: this.textHeader(incoming, 'webhook-id'),
      statusCode,
      signatureValid: undefined,
    });
    this.store.add(callback);
    this.arrivals.next(callback);
    if (latencyMs > 0) await delay(latencyMs);
    return statusCode;
  }

  find(query: CallbackQuery): ReceivedCallback[] {
    return this.store.find(query);
  }

  /** Forgets all callbacks, nothing else; gives how many there were. */
  clear(): number {
    return this.store.clear();
  }

  /** From now on callbacks to the path are checked; those that came before a secret was known are judged now. */
  knowSecret(path: string, secret: VerificationSecret): void {
    this.secrets.set(path, secret);
    for (const callback of this.store.all())
      if (callback.path === path && callback.signatureValid === undefined) this.store.replace(this.judged(callback));
  }

  private judged(callback: ReceivedCallback): ReceivedCallback {
    const secret = this.secrets.get(callback.path);
    return secret === undefined ? callback : { ...callback, signatureValid: isSignatureValid(callback, secret) };
  }

  private textHeader({ headers }: IncomingCallback, name: string): string | undefined {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  }
}
