import { expectGenerated } from '@kjoreklar/testing';
import { consumers, eventDefinitions } from '../topics';
import { asyncApi, ownerOf } from './async-api';
import { eventsPage } from './events-page';

describe('the documents made from the contracts', () => {
  it('docs/events.md is what the code says', () => {
    expectGenerated('docs/events.md', eventsPage());
  });

  it('docs/asyncapi.json is what the code says', () => {
    expectGenerated('docs/asyncapi.json', `${JSON.stringify(asyncApi(), null, 2)}\n`);
  });

  it('every event has an owner that is a service', () => {
    for (const definition of eventDefinitions) expect(Object.keys(consumers)).toContain(ownerOf(definition));
  });
});
