import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

const projects = ['apps', 'libs', 'deploy']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => join(folder, entry.name)),
  )
  .flatMap((folder) => {
    try {
      const content = readFileSync(join(root, folder, 'package.json'), 'utf8');
      return [{ folder, manifest: JSON.parse(content) as { name: string; nx?: { tags?: string[] } } }];
    } catch {
      return [];
    }
  });

const lintRules = readFileSync(join(root, 'eslint.config.mjs'), 'utf8');

describe('the workspace', () => {
  it('sees all its projects', () => {
    expect(projects.length).toBeGreaterThanOrEqual(15);
  });

  it('explains each app and library', () => {
    const explained = projects.filter(({ folder }) => /^(apps|libs)\//.test(folder));
    expect(explained.filter(({ folder }) => !existsSync(join(root, folder, 'README.md')))).toEqual([]);
  });

  // An untagged project is admitted by every allow-list, so it would escape the import directions unseen.
  it.each(projects.map(({ folder, manifest }) => [folder, manifest] as const))(
    '%s has one type and one scope, and the lint knows it',
    (_folder, manifest) => {
      const tags = manifest.nx?.tags ?? [];
      expect(manifest.name).toMatch(/^@kjoreklar\//);
      expect(tags.filter((tag) => tag.startsWith('type:'))).toHaveLength(1);
      expect(tags.filter((tag) => tag.startsWith('scope:'))).toHaveLength(1);
      expect(tags.some((tag) => lintRules.includes(`'${tag}'`))).toBe(true);
    },
  );
});
