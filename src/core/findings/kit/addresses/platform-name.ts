/** Names that hosting platforms give to what they serve, beside the names of its owner. */
import type { RedirectChain } from '../../../chain/chain.ts';
import { headerValue } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';
import { barePath, isSamePath } from './address-move.ts';

/** Of applications and load balancers, as the platforms document them; most are on the Public Suffix List. */
const PLATFORM =
  /\.(azurewebsites\.net|azurecontainerapps\.io|cloudapp\.azure\.com|herokuapp\.com|onrender\.com|fly\.dev|run\.app|appspot\.com|elasticbeanstalk\.com|elb\.amazonaws\.com|awsapprunner\.com|railway\.app|ondigitalocean\.app)$/;

/**
 * A bucket of Amazon S3 in its region, to which it redirects what was asked of it elsewhere (S3 User Guide, "Request
 * redirection"). A website endpoint is none: it has no https, of which another rule tells.
 */
const REGIONAL_BUCKET = /\.s3[.-](?!website)[a-z0-9-]+\.amazonaws\.com$/;

/** Whose name it is: an application's, or that of a bucket behind a CDN. */
export type PlatformName = 'application' | 'bucket';

/**
 * Returns whether a redirect likely leads from a public name to the platform's name for the same server: the path stays,
 * and either only a slash was added, or the target gives nothing; or the path continues, and the target rejects the
 * request. Undefined where it does not, and where the request asked for it.
 */
export function platformNameOf(
  { hops }: RedirectChain,
  redirect: ServerRedirect,
): PlatformName | undefined {
  const { index, fromUrl, toUrl, to } = redirect;
  const kind = isHttp(to) ? kindOf(redirect) : undefined;
  if (kind === undefined || kindOf({ ...redirect, toUrl: fromUrl }) !== undefined) return undefined;
  if (hops.slice(0, index + 1).some(({ url }) => url.includes(toUrl.hostname))) return undefined;
  if (!isSamePath(fromUrl, toUrl) || fromUrl.search !== toUrl.search) {
    return continuesPath(redirect, kind) && isRejected(redirect) ? kind : undefined;
  }
  const isSlashed = fromUrl.pathname !== toUrl.pathname;
  return isSlashed || givesNothing(redirect) ? kind : undefined;
}

function kindOf({ from, toUrl: { hostname } }: ServerRedirect): PlatformName | undefined {
  if (PLATFORM.test(hostname)) return 'application';
  if (!REGIONAL_BUCKET.test(hostname)) return undefined;
  return headerValue(from.response?.headers, 'server') === 'AmazonS3' ? 'bucket' : undefined;
}

/** A page below the requested one; in a bucket, the object that a CDN requests for the root. */
function continuesPath({ fromUrl, toUrl }: ServerRedirect, kind: PlatformName): boolean {
  const path = barePath(fromUrl);
  if (kind === 'bucket') return path === '' && /^\/[^/]+\.html?$/.test(toUrl.pathname);
  return path !== '' && toUrl.pathname.startsWith(`${path}/`);
}

function isRejected({ next }: ServerRedirect): boolean {
  return (next?.response?.status ?? 0) >= 400;
}

function givesNothing({ next }: ServerRedirect): boolean {
  return next !== undefined && (next.response?.status ?? 500) >= 400;
}
