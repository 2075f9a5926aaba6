/** CORS as far as recorded headers tell of it (Fetch, "CORS protocol"). */
import {
  type Hop,
  headerValue,
  isDocument,
  lastHop,
  outcomeOf,
  type RedirectChain,
} from '../chain/chain.ts';
import { isUnexplained } from '../chain/network-error.ts';
import { t } from '../text/i18n.ts';

/** Says whether a hop is a CORS preflight, which is never redirected: only a success allows the request it asks for. */
export function isPreflight(hop: Hop): boolean {
  const asks = headerValue(hop.requestHeaders, 'access-control-request-method');
  return hop.method === 'OPTIONS' && asks !== undefined;
}

/**
 * Says why the browser likely kept the last answer of a chain from the page, where its headers cannot pass Fetch's CORS
 * check. Undefined where they can, where they were not observed, and where the browser names another reason. Firefox
 * reports an answer that it keeps from the page as completed, so an error is not required.
 */
export function likelyCorsRefusal(chain: RedirectChain): string | undefined {
  const hop = lastHop(chain);
  const mayBeRefused = outcomeOf(chain) === 'completed' || isUnexplained(hop.error ?? '');
  const headers = hop.response?.headers;
  if (!mayBeRefused || !headers || !isCorsRequest(chain, hop)) return undefined;
  const origin = headerValue(hop.requestHeaders, 'origin') ?? '';
  const allowed = headerValue(headers, 'access-control-allow-origin');
  if (allowed === undefined) return t`the response has no Access-Control-Allow-Origin`;
  if (allowed === '*' || allowed === origin) return undefined;
  return t`the response’s Access-Control-Allow-Origin is ${allowed}, but the request’s Origin is
    ${origin}`;
}

/**
 * Says whether an answer has to pass the CORS check: the request went to another origin and its mode is "cors". Where
 * the browser does not send the mode, only a GET or HEAD tells: in any other mode it has no Origin. WebKit keeps the
 * Origin of a form's POST on the GET that a redirect makes of it, so that it tells nothing after another method.
 */
function isCorsRequest(chain: RedirectChain, { method, url, requestHeaders }: Hop): boolean {
  const origin = headerValue(requestHeaders, 'origin');
  if (origin === undefined || !URL.canParse(url) || new URL(url).origin === origin) return false;
  const mode = headerValue(requestHeaders, 'sec-fetch-mode');
  if (mode !== undefined) return mode === 'cors';
  const isRead = (each: string) => each === 'GET' || each === 'HEAD';
  const wasRead = chain.hops.every((hop) => isRead(hop.method));
  return isRead(method) && wasRead && !isDocument(chain.type);
}
