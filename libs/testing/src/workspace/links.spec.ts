import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { repositoryRoot, walkFiles } from './walk-files';

const withoutCode = (text: string): string => text.replaceAll(/```[^]*?```/g, '');

/** Targets of Markdown links that are neither an address nor within the page. */
const linksIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => decodeURI(target.replace(/#.*$/, '')))
    .filter((target) => target !== '' && !/^[a-z][a-z+.-]*:/i.test(target));

const repositoryPath = /^(apps|libs|deploy|docs)\/[\w./-]+$/;
const ownPath = /^(src|migrations)\/[\w./-]+$/;

/** Paths in backquotes: those of the repository from its root, `src/…` and `migrations/…` from the page. */
const quotedIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/`([^`\n]+)`/g)]
    .map(([, quoted = '']) => quoted.replace(/(?<=\.[a-z]+)#.*$/, ''))
    .filter((quoted) => repositoryPath.test(quoted) || ownPath.test(quoted));

const deadIn = (page: string, text: string): string[] => {
  const here = join(repositoryRoot, dirname(page));
  const targets = [
    ...linksIn(text).map((link) => join(link.startsWith('/') ? repositoryRoot : here, link)),
    ...quotedIn(text).map((quoted) => join(repositoryPath.test(quoted) ? repositoryRoot : here, quoted)),
  ];
  return targets.filter((target) => !existsSync(target)).map((target) => relative(repositoryRoot, target));
};

const pages = walkFiles().filter((path) => path.endsWith('.md'));

describe('links of Markdown pages', () => {
  it.each([
    ['[gone](gone.md)', ['docs/gone.md']],
    ['[gone](../gone.md#part "title")', ['gone.md']],
    ['see `apps/gone/src/x.ts` and `src/x.ts`', ['apps/gone/src/x.ts', 'docs/src/x.ts']],
    ['[here](errors.md), [part](#part), [far](https://example.org/x), `apps/<app>/src`, `libs/testing`', []],
    ['```\n[gone](gone.md)\n```', []],
  ])('are judged right in %s', (text, dead) => {
    expect(deadIn('docs/page.md', text)).toEqual(dead);
  });

  it('are looked for in all pages', () => {
    expect(pages).toEqual(expect.arrayContaining(['AGENTS.md', 'docs/glossary.md', 'apps/intake/README.md']));
  });

  it.each(pages)('lead somewhere: %s', (page) => {
    expect(deadIn(page, readFileSync(join(repositoryRoot, page), 'utf8'))).toEqual([]);
  });
});
