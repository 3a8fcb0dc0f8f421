export const IMPORTER_SCOPE = 'svv:kjoretoy/ecoc';
export const OPERATOR_SCOPE = 'kjoreklar:operator';
