// Loaded into the service processes of a chaos run by NODE_OPTIONS=--require. It leads their connections through the
// proxies of the run, and lets the run set their wall clock. Nothing of it is part of a service.
const { readFileSync } = require('node:fs');
const { join, sep } = require('node:path');
const { Socket } = require('node:net');

const folder = process.env.KJOREKLAR_CHAOS;
const service = /apps[/\\]([^/\\]+)[/\\]dist[/\\](?:main\.js|service\.cjs)$/.exec(process.argv[1] ?? '')?.[1];

const read = (file) => {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch {
    return {};
  }
};

const throughProxies = (ports) => {
  const connect = Socket.prototype.connect;
  const lead = (options) =>
    options && typeof options === 'object' && ports[options.port] ? { ...options, port: ports[options.port] } : options;
  Socket.prototype.connect = function (...args) {
    const [first] = args;
    if (Array.isArray(first)) first[0] = lead(first[0]);
    else if (typeof first === 'object') args[0] = lead(first);
    else if (ports[first]) args[0] = ports[first];
    return connect.apply(this, args);
  };
};

const CLOCK_CHECK_MS = 200;

/** Date only: the monotonic clock goes on, as it does when the clock of a machine is set. */
const withClock = (file) => {
  const RealDate = Date;
  const realNow = RealDate.now;
  let jumpMs = 0;
  const now = () => realNow() + jumpMs;
  globalThis.Date = class Date extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(now());
      else super(...args);
    }
    static now() {
      return now();
    }
  };
  const check = setInterval(() => {
    jumpMs = read(file).jumpMs ?? 0;
  }, CLOCK_CHECK_MS);
  check.unref();
};

const isService = folder && service && service !== 'sandbox' && process.argv[1].includes(`${sep}apps${sep}`);
if (isService && require('node:worker_threads').isMainThread) {
  throughProxies({ ...read('ports.json').all, ...read('ports.json')[service] });
  withClock(`clock-${service}.json`);
}
