/** Invisible characters made visible; core has it, for what leaves the panel needs it too. */
export { visibleText } from '../core/visible-text.ts';
