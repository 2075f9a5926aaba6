/** A recorded request, in Fetch's terms. */
import {
  type Hop,
  headerValue,
  isDocument,
  isInternal,
  isWorkerScript,
  type RedirectChain,
} from '../chain/chain.ts';
import { DEFAULT_POLICY } from '../http/referrer-policy.ts';
import {
  type FetchRequest,
  mainFetch,
  type RequestMode,
  type ResponseTainting,
} from '../standards/fetch-request.ts';
import { serializedOrigin } from '../url/origin.ts';

const MODES: readonly RequestMode[] = ['navigate', 'cors', 'no-cors', 'same-origin'];

/**
 * The mode of a hop's request, by its own header (Fetch Metadata §2.2) or by other signs: navigations have two types,
 * and a GET or HEAD has an Origin only with CORS. Undefined if nothing shows it.
 */
export function requestMode({ type }: RedirectChain, hop: Hop): RequestMode | undefined {
  const mode = headerValue(hop.requestHeaders, 'sec-fetch-mode');
  if (mode !== undefined) return MODES.find((known) => known === mode);
  if (isDocument(type)) return 'navigate';
  const isRead = hop.method === 'GET' || hop.method === 'HEAD';
  const namesOrigin = headerValue(hop.requestHeaders, 'origin') !== undefined;
  return isRead && namesOrigin ? 'cors' : undefined;
}

/**
 * The request of a hop that was redirected, and followed. What was not observed is taken to be what forbids least: the
 * mode `no-cors`, a body that can be sent again. A URL that the browser replaced by itself was never asked for.
 */
export function observedRequest(chain: RedirectChain, index: number): FetchRequest {
  const hop = chain.hops[index] ?? chain.hops[0];
  const urls = chain.hops
    .slice(0, index + 1)
    .filter(({ redirect }) => !isInternal(redirect))
    .map(({ url }) => url);
  const [first = hop.url, ...rest] = urls;
  const isLast = index === chain.hops.length - 1;
  return settled({
    method: hop.method,
    urlList: [first, ...rest],
    body: hop.body.kind === 'none' ? 'none' : 'replayable',
    headers: (hop.requestHeaders ?? []).map(({ name }) => name),
    origin: serializedOrigin(chain.initiator) ?? 'null',
    mode: requestMode(chain, hop) ?? 'no-cors',
    // Redirects of the modules that it imports are followed.
    redirectMode: isLast && isWorkerScript(hop) ? 'error' : 'follow',
    referrerPolicy: DEFAULT_POLICY,
    tainting: 'basic',
  });
}

/** The request with the response tainting that its URLs so far have caused. */
function settled(request: FetchRequest): FetchRequest {
  let tainting: ResponseTainting = 'basic';
  const [first, ...rest] = request.urlList;
  for (let length = 0; length <= rest.length; length += 1) {
    const urlList = [first, ...rest.slice(0, length)] as const;
    const fetched = mainFetch({ ...request, urlList, tainting });
    if (fetched.kind === 'request') tainting = fetched.request.tainting;
  }
  return { ...request, tainting };
}
