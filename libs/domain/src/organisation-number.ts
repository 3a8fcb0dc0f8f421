/** Norwegian organisation number (organisasjonsnummer): nine digits, the last a modulus-11 check digit. */
export type OrganisationNumber = string & { readonly __brand: 'OrganisationNumber' };

const weights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

export const isOrganisationNumber = (text: string): text is OrganisationNumber => {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(text[8]);
};
