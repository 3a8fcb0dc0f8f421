import { join } from 'node:path';
import type { EventDefinition } from '@kjoreklar/contracts';
import type { HandlerPolicy } from '@kjoreklar/messaging';
import { type DeclaredHandler, failurePolicyPage } from '../generated/failure-policy-page';
import { expectGenerated } from '../generated/expect-generated';
import { repositoryRoot, walkFiles } from './walk-files';

/** Where Nest keeps what a pattern decorator was told. */
const EXTRAS = 'microservices:pattern_extras';

type Extras = { readonly policy: HandlerPolicy; readonly definition?: EventDefinition };
type Class = { readonly prototype: Readonly<Record<string, object>> };

const isClass = (value: unknown): value is Class => typeof value === 'function' && 'prototype' in value;

const declaredIn = (service: string, { prototype }: Class): DeclaredHandler[] =>
  Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method = prototype[name];
    const extras = (method && Reflect.getMetadata(EXTRAS, method)) as Extras | undefined;
    return extras ? [{ service, topic: extras.definition?.topic, policy: extras.policy }] : [];
  });

const handlers = walkFiles('apps')
  .filter((path) => path.endsWith('.handler.ts'))
  .flatMap((path) => {
    const exported = Object.values(jest.requireActual<object>(join(repositoryRoot, path)));
    return exported.filter(isClass).flatMap((each) => declaredIn(path.split('/')[1] ?? '', each));
  });

describe('docs/failure-policy.md', () => {
  it('has every handler of every service', () => {
    expect(handlers).toHaveLength(walkFiles('apps').filter((path) => path.endsWith('.handler.ts')).length);
    expect(new Set(handlers.map(({ service }) => service)).size).toBeGreaterThanOrEqual(5);
  });

  it('says what the decorators say', () => expectGenerated('docs/failure-policy.md', failurePolicyPage(handlers)));
});
