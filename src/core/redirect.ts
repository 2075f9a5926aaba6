/** The Fetch Standard's HTTP-redirect fetch (§4.4), as far as method and body go. */

/**
 * Says which method the request after a redirect must have (Fetch §4.4, HTTP-redirect fetch).
 * @param status the redirect's status; undefined for a redirect that no server sent, which changes nothing
 * @param method the method of the request that was redirected
 */
export function requiredMethod(status: number | undefined, method: string): string {
  if ((status === 301 || status === 302) && method === 'POST') return 'GET';
  if (status === 303 && method !== 'GET' && method !== 'HEAD') return 'GET';
  return method;
}
