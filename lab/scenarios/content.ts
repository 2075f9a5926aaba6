/** Answers that are more than a status. */
import type { Answer } from '../scenario.ts';

/** A page. Placeholders are filled in. */
export function html(body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 200,
    type: 'text/html',
    body: `<!doctype html><title>Lab</title>${body}`,
    headers,
  };
}

/** A script. Placeholders are filled in. */
export function javascript(body: string): Answer {
  return { status: 200, type: 'text/javascript', body };
}
