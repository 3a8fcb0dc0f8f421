import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

// Who may import whom; every project carries one `type:` and one `scope:` tag in its package.json.
const allowed = {
  'scope:code-lists': [],
  'scope:domain': ['scope:code-lists'],
  'scope:ivi': ['scope:domain', 'scope:code-lists'],
  'scope:contracts': ['scope:domain', 'scope:code-lists'],
  'scope:service-kit': [],
  'scope:invariants': [],
  'scope:persistence': ['scope:service-kit', 'scope:contracts'],
  'scope:messaging': ['scope:contracts', 'scope:persistence', 'scope:service-kit'],
  'scope:auth': ['scope:service-kit', 'scope:domain'],
};
const pure = ['scope:code-lists', 'scope:domain', 'scope:contracts'];
const kafka = ['kafkajs'];
const database = ['pg', 'pg-*', 'kysely', 'node-pg-migrate'];

const depConstraints = [
  ...Object.entries(allowed).map(([sourceTag, targets]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: targets,
    bannedExternalImports: [
      ...(pure.includes(sourceTag) ? ['@nestjs/*'] : []),
      ...(sourceTag === 'scope:messaging' ? [] : kafka),
      ...(sourceTag === 'scope:persistence' ? [] : database),
    ],
  })),
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'], bannedExternalImports: [...kafka, ...database] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:lib'] },
  {
    sourceTag: 'type:system-tests',
    onlyDependOnLibsWithTags: ['scope:code-lists', 'scope:domain', 'scope:invariants'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:lib'] },
];

const noNodeImports = {
  patterns: [{ group: ['node:*'], message: 'This library is pure: it imports nothing of Node.' }],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.kjoreklar/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/*.golden.json',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: ['./tsconfig.check.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 300 }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@kjoreklar/*/*'], message: 'Import a library by its index.' }] },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '{apps,libs}/*/test/**', 'libs/testing/**'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
    },
  },
  {
    files: ['libs/{code-lists,domain,contracts,invariants}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', noNodeImports] },
  },
  {
    // Specifications may reach for libs/testing and for libraries that serve as an independent judge.
    files: ['**/*.spec.ts', '{apps,libs}/*/test/**/*.ts', 'libs/testing/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/src/jest/*.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
