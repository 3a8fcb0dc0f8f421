/** The fields of a body that were sent; a class also has those that were not, as undefined. */
export const givenFields = <Body extends object>(body: Body): Partial<Body> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<Body>;
