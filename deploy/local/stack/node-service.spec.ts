import { unreadyReason } from './node-service.ts';

describe('why a service is not ready', () => {
  it('is what its checks say', () => {
    const report = {
      ready: false,
      checks: { postgres: { ready: true }, kafka: { ready: false, reason: 'not joined' }, outbox: { ready: false } },
    };
    expect(unreadyReason(JSON.stringify(report))).toBe('kafka: not joined; outbox: not ready');
  });

  it('is its own words where it does not answer in that form', () => {
    expect(unreadyReason('Bad Gateway')).toBe('Bad Gateway');
  });
});
