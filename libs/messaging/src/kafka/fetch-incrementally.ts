import Broker from 'kafkajs/src/broker';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys';
import { FetchSession } from './fetch-session';
import { isFirstPatch } from './first-patch';

/** The first version of Fetch with sessions. */
const SESSIONS_SINCE = 7;
/** FETCH_SESSION_ID_NOT_FOUND, INVALID_FETCH_SESSION_EPOCH */
const sessionErrors = new Set([70, 71]);

/**
 * kafkajs sends every partition with every fetch and gets each of them back, though its requests know fetch sessions. With 150 partitions
 * and a message at a time that is most of what consuming costs, here and at the broker. Each broker connection gets a session instead.
 */
export const fetchIncrementally = (): void => {
  const { prototype } = Broker;
  if (!isFirstPatch(prototype, 'fetch-incrementally')) return;
  const fetch = prototype.fetch;
  const sessions = new WeakMap<Broker, FetchSession>();

  const sessionOf = (broker: Broker): FetchSession => {
    const session = sessions.get(broker) ?? new FetchSession();
    sessions.set(broker, session);
    return session;
  };

  const fetchInSession = async (
    broker: Broker,
    session: FetchSession,
    request: Parameters<Broker['fetch']>[0],
  ): Promise<Awaited<ReturnType<Broker['fetch']>>> => {
    const { topics, ...fields } = session.plan(request.topics);
    const lookupRequest: Broker['lookupRequest'] = (apiKey, definition) => (given) =>
      broker.lookupRequest(apiKey, definition)({ ...given, ...fields });
    const withSession = Object.create(broker, { lookupRequest: { value: lookupRequest } }) as Broker;
    const response = await fetch.call(withSession, { ...request, topics });
    if (sessionErrors.has(response.errorCode ?? 0)) session.reset();
    else session.answered(response.sessionId ?? 0);
    return response;
  };

  prototype.fetch = async function (this: Broker, request) {
    if ((this.versions?.[String(apiKeys['Fetch'])]?.maxVersion ?? 0) < SESSIONS_SINCE) return fetch.call(this, request);
    const session = sessionOf(this);
    try {
      return await fetchInSession(this, session, request);
    } catch (error) {
      session.reset();
      throw error;
    }
  };
};
