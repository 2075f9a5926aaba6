/** What would happen if a hop had returned another status, as display-safe texts. */
import { isRedirectStatus, type RedirectChain } from '../../../core/chain/chain.ts';
import { droppedText, keptText } from '../../../core/conformance/headers.ts';
import type { RedirectStatus } from '../../../core/http/status-codes.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { NextRequest } from '../../../core/what-if/next-request.ts';
import { canAsk, whatIf } from '../../../core/what-if/what-if.ts';

/** One aspect that a status may decide. */
export interface WhatIfRow {
  readonly name: string;
  /** Undefined if nothing was observed to compare with. */
  readonly seen: string | undefined;
  readonly next: string;
  readonly differs: boolean;
}

export interface WhatIfView {
  /** A summary: that nothing changes, or why nothing is known. */
  readonly sentence: string;
  /** Empty if the summary says everything. */
  readonly rows: readonly WhatIfRow[];
  /** The returned status, as the heading of what was observed. */
  readonly answered: string;
  readonly clients: readonly { readonly text: string; readonly names: string }[];
}

/** Returns the status that is selected initially: the one that most people would want. Undefined if there is none. */
export function firstStatus(chain: RedirectChain, hop: number): RedirectStatus | undefined {
  if (!canAsk(chain, hop)) return undefined;
  const status = chain.hops[hop]?.response?.status;
  if (status === 301) return 308;
  return status === 307 || status === 308 || !isRedirectStatus(status) ? 303 : 307;
}

/** Prepares the prediction for one status for display. */
export function whatIfView(chain: RedirectChain, hop: number, status: RedirectStatus): WhatIfView {
  const answered = String(chain.hops[hop]?.response?.status ?? '');
  const predicted = whatIf(chain, hop, status);
  if (predicted.kind !== 'request') {
    return { sentence: visibleText(predicted.reason), rows: [], answered, clients: [] };
  }
  const { seen, next, differs } = predicted;
  const isSame = seen !== undefined && differs.length === 0;
  return {
    sentence: isSame
      ? t`With ${status}, the browser sends the same next request.`
      : t`How the server would respond to this ${visibleText(next.method)} is unknown, so the
        prediction ends here. Nothing was sent.`,
    rows: isSame ? [] : toRows(seen, next, differs),
    answered,
    clients: predicted.clients.map(({ text, names }) => ({
      text: visibleText(text),
      names: names.join(', '),
    })),
  };
}

type Shown = Exclude<keyof NextRequest, 'url'>;

const NAMES: Readonly<Record<Shown, Message>> = {
  method: msg`Method`,
  body: msg`Body`,
  bodyHeaders: msg`Body headers`,
  authorization: msg`Authorization`,
  origin: msg`Origin`,
  preflight: msg`CORS preflight`,
  laxCookies: msg`SameSite=Lax cookies`,
};

function toRows(
  seen: NextRequest | undefined,
  next: NextRequest,
  differs: readonly (keyof NextRequest)[],
): WhatIfRow[] {
  const had = [...new Set([...(seen?.bodyHeaders ?? []), ...(next.bodyHeaders ?? [])])];
  return (Object.keys(NAMES) as Shown[])
    .filter((name) => isOfInterest(name, next, seen))
    .map((name) => ({
      name: translate(NAMES[name]),
      seen: seen && visibleText(valueText(name, seen, had)),
      next: visibleText(valueText(name, next, had)),
      differs: differs.includes(name),
    }));
}

/** An aspect absent from both is not worth a row. */
function isOfInterest(name: Shown, ...requests: readonly (NextRequest | undefined)[]): boolean {
  return requests.some((request) => {
    const value = request?.[name];
    return (
      !(value === undefined || value === 'none' || value === '' || String(value) === '') &&
      !(name === 'preflight' && value === false)
    );
  });
}

function valueText(name: Shown, request: NextRequest, bodyHeaders: readonly string[]): string {
  switch (name) {
    case 'method':
      return request.method;
    case 'body':
      return request.body === undefined ? t`not observable` : translate(BODIES[request.body]);
    case 'bodyHeaders':
      return bodyHeadersText(request.bodyHeaders, bodyHeaders);
    case 'authorization':
      return factText(request.authorization, t`sent again`, t`dropped`);
    case 'origin':
      return request.origin === undefined ? t`not observable` : request.origin || t`none`;
    case 'preflight':
      return request.preflight === undefined
        ? t`differs by browser`
        : factText(request.preflight, t`sent first`, t`none`);
    case 'laxCookies':
      return factText(request.laxCookies, t`can be sent`, t`not sent||cookies`);
  }
}

const BODIES: Readonly<Record<'none' | 'dropped' | 'sent', Message>> = {
  none: msg`none`,
  dropped: msg`dropped`,
  sent: msg`sent again`,
};

function factText(fact: boolean | undefined, yes: string, no: string): string {
  return fact === undefined ? t`not observable` : fact ? yes : no;
}

/** Names are spelled as in the standards: `Content-Type`. */
function bodyHeadersText(kept: readonly string[] | undefined, all: readonly string[]): string {
  if (kept === undefined) return t`not observable`;
  const lost = all.filter((name) => !kept.includes(name));
  return [
    ...(lost.length > 0 ? [droppedText(lost.map(spelled))] : []),
    ...(kept.length > 0 ? [keptText(kept.map(spelled))] : []),
  ].join('; ');
}

function spelled(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
