/**
 * Our statements look up a few keys in tables of any size. Left to itself the planner plans each of them anew every time, which takes longer than
 * running it, or keeps a plan that reads whole tables, made when they were empty and not analysed yet.
 */
const settings = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
];

/** The connection URL with settings that make PostgreSQL plan for look-ups by key, once per connection. */
export const planForKeys = (databaseUrl: string): string => {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  const options = settings.map((setting) => `-c ${setting}`);
  url.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '));
  return url.toString();
};
