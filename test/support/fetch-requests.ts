/** Requests as Fetch knows them, for tests, and redirects played until they end. */
import {
  currentUrl,
  type Fetched,
  type FetchRequest,
  mainFetch,
} from '../../src/core/standards/fetch-request.ts';
import {
  nextRequest,
  type RedirectOutcome,
  type RedirectResponse,
} from '../../src/core/standards/redirect.ts';

/** Starts a request: a GET for `url` by a page of its origin, in mode `cors`, unless said otherwise. */
export function start(url: string, init: Partial<FetchRequest> = {}): Fetched {
  return mainFetch({
    method: 'GET',
    urlList: [url],
    body: 'none',
    headers: [],
    origin: new URL(url).origin,
    mode: 'cors',
    redirectMode: 'follow',
    referrerPolicy: 'strict-origin-when-cross-origin',
    tainting: 'basic',
    ...init,
  });
}

/** Starts a request that is expected to be sent. */
export function started(url: string, init: Partial<FetchRequest> = {}): FetchRequest {
  const fetched = start(url, init);
  if (fetched.kind === 'error') throw new Error(`${url} is not asked for: ${fetched.error}`);
  return fetched.request;
}

/** What must come of a request that is redirected. */
export function redirectedBy(
  request: FetchRequest,
  status: number,
  location?: string,
  referrerPolicy?: string,
): RedirectOutcome {
  return nextRequest(request, {
    status,
    location: location === undefined ? [] : [location],
    ...(referrerPolicy !== undefined && { referrerPolicy: [referrerPolicy] }),
  });
}

/** The request that must follow; throws where none may. */
export function following(...redirect: Parameters<typeof redirectedBy>): FetchRequest {
  const outcome = redirectedBy(...redirect);
  if (outcome.kind !== 'request') throw new Error(`no request but ${JSON.stringify(outcome)}`);
  return outcome.request;
}

/** Follows what a server answers to each URL until no request follows from it. */
export function play(
  request: FetchRequest,
  server: (url: string, redirects: number) => RedirectResponse,
): { last: FetchRequest; outcome: RedirectOutcome } {
  for (let last = request; ; ) {
    const outcome = nextRequest(last, server(currentUrl(last), last.urlList.length - 1));
    if (outcome.kind !== 'request') return { last, outcome };
    last = outcome.request;
  }
}
