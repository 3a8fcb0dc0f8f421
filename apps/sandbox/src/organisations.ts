/** The organisations that the sandbox speaks of; all numbers are made up and pass their check digit. */
export const organisations = {
  importer: { number: '310000019', role: 'the importer of the demonstration' },
  secondImporter: { number: '310000027', role: 'a second importer' },
  other: { number: '310000035', role: "the sandbox's own importer: holds the vehicle that others cannot have" },
  dealer: { number: '310000043', role: 'the dealer, who has vehicles first-registered' },
} as const;
