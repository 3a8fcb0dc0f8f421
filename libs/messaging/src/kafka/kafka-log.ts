import type { Logger } from '@kjoreklar/service-kit';
import { logLevel, type LogEntry } from 'kafkajs';

/** What happens whenever a group or a broker starts or moves, and heals by itself; and a remark about a choice we made. */
const passing =
  /coordinator is (not available|loading)|not the correct coordinator|group is rebalancing|is rebalancing|re-joining|not aware of this member|rebalance in progress|not the leader for that topic-partition|Limiting retries for the idempotent producer/i;

type Level = 'debug' | 'warn';

const details = ['error', 'broker', 'groupId', 'topic', 'partition', 'retryCount', 'retryTime', 'clientId'] as const;

const levelOf = (level: logLevel, words: string): Level =>
  level >= logLevel.INFO || passing.test(words) ? 'debug' : 'warn';

/** kafkajs's own words through our logger. It calls errors what it then heals itself: `warn` here, and `debug` for the routine of groups. */
export const kafkaLog =
  (logger: Logger) =>
  () =>
  ({ namespace, level, log }: LogEntry): void => {
    const said = log as Readonly<Record<string, unknown>>;
    const told = Object.fromEntries(details.filter((name) => name in said).map((name) => [name, said[name]]));
    const error = typeof said['error'] === 'string' ? said['error'] : '';
    logger[levelOf(level, `${log.message} ${error}`)]({ kafkajs: namespace, ...told }, log.message);
  };
