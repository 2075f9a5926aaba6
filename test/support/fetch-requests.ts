/** Requests as defined by Fetch, and redirects followed to their end. */
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

/** Starts a request: by default, a GET for `url` by a page of its origin, in mode `cors`. */
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

/** The expected result of a redirected request. */
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

/** The next request; throws if there must be none. */
export function following(...redirect: Parameters<typeof redirectedBy>): FetchRequest {
  const outcome = redirectedBy(...redirect);
  if (outcome.kind !== 'request') throw new Error(`no request but ${JSON.stringify(outcome)}`);
  return outcome.request;
}

/** Follows a server's responses until there is no next request. */
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
