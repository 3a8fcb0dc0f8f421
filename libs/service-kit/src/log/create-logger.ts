import pino, { type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** One JSON object a line on standard output; level as a word, time as ISO 8601. */
export const createLogger = (options: { readonly name: string; readonly level?: string }): Logger =>
  pino({
    name: options.name,
    level: options.level ?? 'info',
    base: { service: options.name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ['authorization', '*.authorization', 'headers.authorization'],
  });

export const silentLogger = (): Logger => pino({ level: 'silent' });
