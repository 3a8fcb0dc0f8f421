/** The scope of Statens vegvesen for messages about vehicles. */
export const IMPORTER_SCOPE = 'svv:kjoretoy/ecoc';
/** Ours: registration commands. */
export const REGISTER_WRITE_SCOPE = 'kjoreklar:register/write';
