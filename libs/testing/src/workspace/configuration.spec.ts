import { basename, join } from 'node:path';
import { z } from 'zod';
import { configurationPage } from '../generated/configuration-page';
import { expectGenerated } from '../generated/expect-generated';
import { repositoryRoot, walkFiles } from './walk-files';

const configurations = walkFiles('apps')
  .filter((path) => path.endsWith('.config.ts'))
  .map((path) => {
    const exported = Object.values(jest.requireActual<object>(join(repositoryRoot, path)));
    return { service: basename(path, '.config.ts'), schemas: exported.filter((value) => value instanceof z.ZodObject) };
  })
  .sort((a, b) => a.service.localeCompare(b.service));

describe('configurationPage', () => {
  const schema = z.object({
    PORT: z.coerce.number().int().min(1).max(9).describe('Where'),
    IS_ON: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .default(false)
      .describe('Whether'),
    SOME_SECRET: z.string().optional().describe('Hidden'),
  });

  it('tells form, default and meaning, and marks secrets', () => {
    const page = configurationPage([{ service: 'one', schema }]).replaceAll(/ +/g, ' ');
    expect(page).toContain('| `PORT` | whole number 1 to 9 | **required** | Where |');
    expect(page).toContain('| `IS_ON` | `true`, `false` | `false` | Whether |');
    expect(page).toContain('| `SOME_SECRET` | text | – | **Secret.** Hidden |');
  });

  it('tells once what several services read', () => {
    const alone = z.object({ ...schema.shape, OWN: z.string().describe('Own') });
    const page = configurationPage([
      { service: 'one', schema },
      { service: 'two', schema: alone },
    ]);
    expect(page.match(/`PORT`/g)).toHaveLength(1);
    expect(page).toMatch(/## one\n\nNothing of its own\.\n\n## two\n\n[^]*`OWN`/);
  });

  it('refuses a key without a meaning', () => {
    const page = () => configurationPage([{ service: 'one', schema: z.object({ KEY: z.string() }) }]);
    expect(page).toThrow('KEY has no description');
  });
});

describe('docs/configuration.md', () => {
  it('has one schema of each service', () => {
    expect(configurations.length).toBeGreaterThanOrEqual(6);
    expect(configurations.filter(({ schemas }) => schemas.length !== 1).map(({ service }) => service)).toEqual([]);
  });

  it('says what the schemas say', () => {
    const services = configurations.map(({ service, schemas }) => ({ service, schema: schemas[0] as z.ZodObject }));
    expectGenerated('docs/configuration.md', configurationPage(services));
  });
});
