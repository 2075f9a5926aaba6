/** The version of docs/schema/chain.json. A new field does not change it; anything that an old reader would get wrong does. */
export const RECORD_VERSION = 1;
