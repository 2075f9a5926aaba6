/** Responses with content. */
import type { Answer } from '../scenario.ts';

/** A page. Its placeholders are replaced. */
export function html(body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 200,
    type: 'text/html',
    body: `<!doctype html><title>Lab</title>${body}`,
    headers,
  };
}

/** A script. Its placeholders are replaced. */
export function javascript(body: string): Answer {
  return { status: 200, type: 'text/javascript', body };
}
