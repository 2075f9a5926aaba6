/**
 * The Refresh header, whose value has the same syntax as the meta element's (HTML, "shared declarative refresh steps").
 */

export interface Refresh {
  /** Seconds. */
  readonly delay: number;
  /** As written; undefined if the document itself is to be reloaded. */
  readonly url: string | undefined;
}

const REFRESH = /^[\t\n\f\r ]*(?=[\d.])(\d*)(?:\.[\d.]*)?(?:[\t\n\f\r ;,]+(.*))?$/s;
const URL_PREFIX = /^url[\t\n\f\r ]*=[\t\n\f\r ]*/i;

/** Reads a Refresh header; undefined if browsers would ignore it. */
export function parseRefresh(value: string): Refresh | undefined {
  const [, digits, rest = ''] = REFRESH.exec(value) ?? [];
  if (digits === undefined) return undefined;
  return { delay: Number(digits), url: unquote(rest.replace(URL_PREFIX, '')) || undefined };
}

/** A quoted URL ends at the same quote, if there is another. */
function unquote(text: string): string {
  const [quote = ''] = text;
  if (quote !== '"' && quote !== "'") return text.trim();
  return text.slice(1).split(quote)[0] ?? '';
}
