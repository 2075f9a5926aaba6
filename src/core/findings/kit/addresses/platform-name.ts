/** Names that hosting platforms assign to customers' applications, in addition to the owner's own names. */
import type { RedirectChain } from '../../../chain/chain.ts';
import { headerValue } from '../../../chain/chain.ts';
import { isHttp } from '../../../chain/chain-edit.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';
import { barePath, isSamePath } from './address-move.ts';

/** Of applications and load balancers, as the platforms document them; most are on the Public Suffix List. */
const PLATFORM =
  /\.(azurewebsites\.net|azurecontainerapps\.io|cloudapp\.azure\.com|herokuapp\.com|onrender\.com|fly\.dev|run\.app|appspot\.com|elasticbeanstalk\.com|elb\.amazonaws\.com|awsapprunner\.com|railway\.app|ondigitalocean\.app)$/;

/** Names of static pages, files and CDNs, to which redirects are often intended. */
const STATIC =
  /\.(z\d+\.web\.core\.windows\.net|blob\.core\.windows\.net|azurestaticapps\.net|web\.app|firebaseapp\.com|netlify\.app|vercel\.app|pages\.dev|cloudfront\.net)$/;

/** Google serves every bucket under this name; the path begins with the bucket. */
const GOOGLE_STORAGE = 'storage.googleapis.com';

/**
 * A regional name of an Amazon S3 bucket, to which S3 redirects requests for other regions (S3 User Guide, "Request
 * redirection"). Website endpoints are excluded: they have no HTTPS, which another rule reports.
 */
const REGIONAL_BUCKET = /\.s3[.-](?!website)[a-z0-9-]+\.amazonaws\.com$/;

/** What the name belongs to: an application, a bucket behind a CDN, or static pages and files. */
export type PlatformName = 'application' | 'bucket' | 'static';

/**
 * Returns whether a redirect likely leads from a public name to the platform's name for the same server: the path
 * stays, and either only a slash was added, or the target returns nothing; or the path continues, and the target
 * rejects the request. For static pages and files, only the slash counts. Undefined otherwise, and if the request
 * itself named the target.
 */
export function platformNameOf(
  { hops }: RedirectChain,
  redirect: ServerRedirect,
): PlatformName | undefined {
  const { index, fromUrl, toUrl, to } = redirect;
  const kind = isHttp(to) ? kindOf(redirect) : undefined;
  const own = kindOf({ ...redirect, toUrl: fromUrl });
  // A site may have only a CDN's name, and an application behind it.
  if (kind === undefined || (own !== undefined && (own !== 'static' || kind === own))) {
    return undefined;
  }
  if (hops.slice(0, index + 1).some(({ url }) => url.includes(toUrl.hostname))) return undefined;
  // Any other redirect there may be intended, even if it leads nowhere.
  if (kind === 'static') return isSlashedOnly(redirect) ? kind : undefined;
  if (!isSamePath(fromUrl, toUrl) || fromUrl.search !== toUrl.search) {
    return continuesPath(redirect, kind) && isRejected(redirect) ? kind : undefined;
  }
  const isSlashed = fromUrl.pathname !== toUrl.pathname;
  return isSlashed || givesNothing(redirect) ? kind : undefined;
}

function kindOf({ from, toUrl: { hostname } }: ServerRedirect): PlatformName | undefined {
  if (PLATFORM.test(hostname)) return 'application';
  if (STATIC.test(hostname) || hostname === GOOGLE_STORAGE) return 'static';
  if (!REGIONAL_BUCKET.test(hostname)) return undefined;
  return headerValue(from.response?.headers, 'server') === 'AmazonS3' ? 'bucket' : undefined;
}

/** Returns whether only the slash at the end differs; at Google, the bucket comes first, and index.html may follow. */
function isSlashedOnly({ fromUrl, toUrl }: ServerRedirect): boolean {
  if (fromUrl.search !== toUrl.search || barePath(fromUrl) === '') return false;
  if (toUrl.hostname !== GOOGLE_STORAGE) {
    return fromUrl.pathname !== toUrl.pathname && isSamePath(fromUrl, toUrl);
  }
  const inBucket = toUrl.pathname.replace(/^\/[^/]+/, '').replace(/index\.html$/, '');
  return !fromUrl.pathname.endsWith('/') && inBucket === `${fromUrl.pathname}/`;
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
