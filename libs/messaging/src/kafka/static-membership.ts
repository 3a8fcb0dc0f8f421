import { type PartitionAssigner, PartitionAssigners } from 'kafkajs';
import Broker from 'kafkajs/src/broker';
import { isFirstPatch } from './first-patch';

interface NamedProtocol {
  readonly name: string;
  readonly metadata: Buffer;
  readonly groupInstanceId?: string;
}

/**
 * Round robin for a static member (KIP-345): one that comes back under the same `instanceId`, after a crash or a restart, gets its partitions
 * back at once, instead of the group waiting until the session of its former self has run out. kafkajs encodes the field but has no option
 * for it; the assigner's protocol is the one thing of ours that it hands on to the request.
 */
export const staticMember =
  (groupInstanceId: string): PartitionAssigner =>
  (config) => {
    const assigner = PartitionAssigners.roundRobin(config);
    return {
      ...assigner,
      protocol: (subscription) => ({ ...assigner.protocol(subscription), groupInstanceId }),
    };
  };

export const allowStaticMembership = (): void => {
  const { prototype } = Broker;
  if (!isFirstPatch(prototype, 'static-membership')) return;
  const join = prototype.joinGroup;
  prototype.joinGroup = function (this: Broker, request) {
    const [protocol] = request.groupProtocols as readonly NamedProtocol[];
    if (!protocol?.groupInstanceId) return join.call(this, request);
    const { groupInstanceId } = protocol;
    const lookupRequest: Broker['lookupRequest'] = (apiKey, definition) => (fields) =>
      this.lookupRequest(apiKey, definition)({ ...fields, groupInstanceId });
    return join.call(Object.create(this, { lookupRequest: { value: lookupRequest } }) as Broker, request);
  };
};
