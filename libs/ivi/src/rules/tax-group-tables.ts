const buses = ['M2', 'M3'];
const lorries = ['N2', 'N3'];
const trailers = ['O1', 'O2', 'O3', 'O4'];
const each = (codes: readonly string[], classes: readonly string[]): [string, readonly string[]][] =>
  codes.map((code) => [code, classes]);

/**
 * The classes that vehicles of a tax group have in the register, by what has been observed there and by the names of the groups. The
 * approval authority decides the group.
 */
export const classesOfTaxGroups: ReadonlyMap<string, readonly string[]> = new Map([
  ...each(['101', '106', '312'], ['M1']),
  ...each(['210', '211', '212', '213', '214', '215'], buses),
  ...each(['301'], ['M1', 'N1', 'N2']),
  ...each(['310', '314'], ['N1']),
  ...each(['316'], ['M1', 'M2']),
  ...each(['340', '360', '361', '363', '365', '370', '375'], lorries),
  ...each(['380', '381'], ['N2']),
  ...each(['701', '703', '709', '711', '713', '719', '721', '723', '729'], trailers),
]);

/** Special purposes (SA motor caravan, SC ambulance, SD hearse) that have a tax group of their own. */
export const purposesOfTaxGroups: ReadonlyMap<string, string> = new Map([
  ['106', 'SC'],
  ['312', 'SD'],
  ['316', 'SA'],
]);

/** Bodies of vans: lorry, van, pick-up, station wagon. */
export const bodiesOfVans: readonly string[] = ['BA', 'BB', 'BE', 'AG'];
export const vanTaxGroups: readonly string[] = ['310', '314', '315'];
