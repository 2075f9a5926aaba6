/**
 * The version of docs/schema/chain.json. New fields don't change it; anything that older readers would misinterpret
 * does.
 */
export const RECORD_VERSION = 1;
