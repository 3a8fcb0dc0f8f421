import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(__dirname, 'bootstrap.mjs');

describe('what must be there before a command can run', () => {
  let place: string;
  let environment: Record<string, string>;

  /** A program that answers like `java -version`. */
  const install = (name: string, says: string): void => {
    writeFileSync(join(place, 'bin', name), `#!/bin/sh\necho '${says}' >&2\n`);
    chmodSync(join(place, 'bin', name), 0o755);
  };

  const run = (command: string, extra: Record<string, string> = {}) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [script, command], {
      env: { ...environment, ...extra },
      encoding: 'utf8',
    });
    return { status, lines: stderr.trimEnd().split('\n'), stdout };
  };

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'kjoreklar-bootstrap-'));
    mkdirSync(join(place, 'bin'));
    symlinkSync('/bin/sh', join(place, 'bin/sh'));
    const home = join(place, 'home');
    environment = { PATH: join(place, 'bin'), HOME: place, KJOREKLAR_HOME: home, XDG_CACHE_HOME: join(place, 'cache') };
  });

  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it('is Java, said in one line with what to install', () => {
    const { status, lines, stdout } = run('up');
    expect(lines).toEqual([
      expect.stringMatching(/^kjøreklar: Java is not in PATH: install Java 17 or newer .*KAFKA_BROKERS$/),
    ]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
  });

  it.each([
    ['openjdk version "11.0.22" 2024-01-16', /needs Java 17 or newer, and .* is 11:/],
    ['java version "1.8.0_412"', /needs Java 17 or newer, and .* is 8:/],
  ])('is a Java that is new enough: %s', (version, expected) => {
    install('java', version);
    expect(run('start').lines).toEqual([expect.stringMatching(expected)]);
  });

  it('is Maven, where the broker is not downloaded yet', () => {
    install('java', 'openjdk version "21.0.1"');
    const { status, lines } = run('start');
    expect(lines).toEqual([expect.stringMatching(/^kjøreklar: Maven is not in PATH.* install Maven 3\.8 or newer/)]);
    expect(status).toBe(1);
  });

  it('is a data folder that can be written', () => {
    writeFileSync(join(place, 'file'), '');
    const { status, lines } = run('up', { KJOREKLAR_HOME: join(place, 'file/home') });
    expect(lines).toEqual([
      expect.stringMatching(/^kjøreklar: the data folder .*file\/home cannot be written \(ENOTDIR\)/),
    ]);
    expect(status).toBe(1);
  });

  it('is a command that exists', () => {
    const { status, lines } = run('upp');
    expect(lines).toEqual([expect.stringMatching(/^kjøreklar: unknown command "upp": one of start, up, down/)]);
    expect(status).toBe(2);
  });
});
