import Broker from 'kafkajs/src/broker';
import { requests } from 'kafkajs/src/protocol/requests';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys';
import { UnsupportedBrokerError } from '../errors/unsupported-broker-error';
import { isFirstPatch } from './first-patch';

/** What we ask of a broker, by the names kafkajs has for it. */
const used = [
  'Produce',
  'Fetch',
  'ListOffsets',
  'Metadata',
  'OffsetCommit',
  'OffsetFetch',
  'GroupCoordinator',
  'JoinGroup',
  'Heartbeat',
  'LeaveGroup',
  'SyncGroup',
  'ApiVersions',
  'CreateTopics',
  'InitProducerId',
] as const;

export type BrokerVersions = Readonly<Record<string, { readonly minVersion: number; readonly maxVersion: number }>>;

const highestKnown = (name: string): number => Math.max(...(requests[name]?.versions ?? []).map(Number));

/** The requests we need whose lowest version at the broker is above what kafkajs knows, one line each. */
export const versionsOutOfReach = (broker: BrokerVersions): string[] =>
  used.flatMap((name) => {
    const offered = broker[String(apiKeys[name])];
    if (!offered) return [`${name}: not offered by the broker`];
    const known = highestKnown(name);
    return offered.minVersion > known
      ? [`${name}: the broker speaks ${offered.minVersion} and up, kafkajs up to ${known}`]
      : [];
  });

/**
 * kafkajs takes the lower of the two highest versions and never looks at the lowest that the broker takes
 * (`src/protocol/requests/index.js`): a broker that is too new would answer with protocol errors. Every connection checks it instead.
 */
export const checkBrokerVersions = (): void => {
  const { prototype } = Broker;
  if (!isFirstPatch(prototype, 'check-broker-versions')) return;
  const ask = prototype.apiVersions;
  prototype.apiVersions = async function (this: Broker) {
    const versions = await ask.call(this);
    const missing = versionsOutOfReach(versions);
    if (missing.length > 0) throw new UnsupportedBrokerError(this.brokerAddress, missing);
    return versions;
  };
};
