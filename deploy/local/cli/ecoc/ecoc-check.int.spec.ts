import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { anEcoc, anEcocText } from '../../../../libs/ivi/src/fixtures/an-ecoc.ts';

const script = join(__dirname, '../../main.ts');

const check = (input: string | Uint8Array, ...args: string[]) =>
  spawnSync(process.execPath, [script, 'kjoreklar', 'ecoc', 'check', ...args, '-'], { input, encoding: 'utf8' });

describe('the real command, on the built libraries', () => {
  it('reads standard input and accepts', () => {
    const { status, stdout, stderr } = check(anEcoc(), '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ file: '-', profile: '2.0', verdict: 'accepted' });
    expect(status).toBe(0);
  });

  it('reads standard input and rejects, without colours where there is no terminal', () => {
    const { status, stdout } = check(anEcocText().replace('<Width>', '<Width'), '--lang', 'nb');
    expect(stdout).toMatch(
      /^AVVIST {2}- {2}IVI 2\.0\n {2}konvolutt: 1 feil\n {4}linje 62 {4}\/ {2}ECOC_IKKE_VELFORMET\n/,
    );
    expect(status).toBe(1);
  });
});
