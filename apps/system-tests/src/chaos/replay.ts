import type { HistoryWriter } from './history-writer';
import type { MessageFaults } from './nemesis/message-faults';
import { observeState } from './observers/state-observer';

export interface ReplayOptions {
  readonly history: HistoryWriter;
  readonly messages: Pick<MessageFaults, 'replay'>;
  /** Requests that have come to their end; of others a replay may rightly change something. */
  readonly completed: ReadonlySet<string>;
  /** Resolves once all that the topics hold now has been observed. */
  readonly catchUp: () => Promise<void>;
  /** Undefined when the system did not come to rest. */
  readonly rest: () => Promise<Date | undefined>;
  readonly say: (line: string) => void;
}

/** On a system at rest: everything that is remembered of every topic comes once more, which must change nothing and call nobody. */
export const replay = async (options: ReplayOptions): Promise<void> => {
  const { history, messages, completed, say } = options;
  await observeState(history);
  history.write({ kind: 'replay', phase: 'begun' });
  const sent = await messages.replay((meldingId) => completed.has(meldingId));
  say(`at rest; replayed ${sent} messages`);
  await options.catchUp();
  if (!(await options.rest())) say('the replay did not come to rest');
  history.write({ kind: 'replay', phase: 'ended' });
  await observeState(history);
};
