/** Storage services under their own names, whose users can't change how they redirect. */
import { type Hop, headerValue } from '../../../chain/chain.ts';
import { hostOf, parseUrl } from '../../../url/origin.ts';

/** Amazon S3 with the bucket in the name or in the path, in any region or in none (S3 User Guide, "Virtual hosting"). */
const S3 =
  /^((?:.+\.)?)s3(?:[.-](?!website|accelerate)(?:dualstack\.)?[a-z]{2}-[a-z0-9-]+)?\.(amazonaws\.com(?:\.cn)?)$/;

const OTHERS =
  /(^|\.)(s3-accelerate(\.dualstack)?\.amazonaws\.com|storage\.googleapis\.com|blob\.core\.windows\.net|r2\.cloudflarestorage\.com|digitaloceanspaces\.com|backblazeb2\.com|wasabisys\.com)$/;

/** Parameters with a URL's signature: Amazon, Google, both in older versions, and Azure. */
const SIGNATURE = /^(x-(amz|goog)-signature|signature|sig)$/i;

/** Returns whether a URL belongs to Amazon S3. */
export function isS3(url: string): boolean {
  return S3.test(hostOf(url));
}

/** Returns whether a URL belongs to a storage service, under the service's own name. */
export function isStorage(url: string): boolean {
  return isS3(url) || OTHERS.test(hostOf(url));
}

/** Returns whether a URL's query contains a signature, which covers the path and may cover the host. */
export function isSigned(url: string): boolean {
  return [...(parseUrl(url)?.searchParams.keys() ?? [])].some((name) => SIGNATURE.test(name));
}

/** Returns the endpoint in a bucket's own region, from the redirect's target or the response's header; undefined if unknown. */
export function regionalEndpoint(hop: Hop, target: string | undefined): string | undefined {
  if (target !== undefined && isS3(target)) return hostOf(target);
  const region = headerValue(hop.response?.headers, 'x-amz-bucket-region') ?? '';
  const [, bucket, domain] = S3.exec(hostOf(hop.url)) ?? [];
  if (domain === undefined || !/^[a-z]{2}-[a-z0-9-]+$/.test(region)) return undefined;
  return `${bucket}s3.${region}.${domain}`;
}
