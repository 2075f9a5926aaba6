/** The headers by which a layer shows that a response passed through it. None of them shows who sent the response. */
import { type Header, headerValue, headerValues } from '../chain/chain.ts';
import { type KnownLayer, LAYERS, type Layer } from './layer.ts';

export interface PassageSign {
  readonly layer: Layer;
  /** In lower case. */
  readonly header: string;
  readonly value: RegExp;
  /** Another header that is required. */
  readonly beside?: string;
  /** The page that documents it; absent if lab/measured/servers.json contains it, or the value is the layer's own name. */
  readonly source?: string;
}

const CLOUDFLARE = 'https://developers.cloudflare.com/fundamentals/reference/http-headers/';
const FASTLY = 'https://www.fastly.com/documentation/reference/http/http-headers/X-Served-By/';
const CLOUDFRONT =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html';
const VERCEL = 'https://vercel.com/docs/headers/response-headers';
const AZURE = 'https://learn.microsoft.com/en-us/azure/frontdoor/front-door-http-headers-protocol';
const AKAMAI = 'https://techdocs.akamai.com/terraform/reference/ga-enhanced-debug';
const GITHUB = 'https://http.dev/x-github-request-id';
const IMPERVA = 'https://http.dev/x-iinfo';
const ENVOY =
  'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter';

/** From the outermost inwards, in the usual order. */
export const PASSAGE_SIGNS: readonly PassageSign[] = [
  { layer: LAYERS.cloudflare, header: 'server', value: /^cloudflare$/i, source: CLOUDFLARE },
  { layer: LAYERS.cloudflare, header: 'cf-ray', value: /./, source: CLOUDFLARE },
  { layer: LAYERS.cloudfront, header: 'via', value: /\(CloudFront\)/, source: CLOUDFRONT },
  { layer: LAYERS.azureFrontDoor, header: 'x-azure-ref', value: /./, source: AZURE },
  { layer: LAYERS.vercel, header: 'server', value: /^Vercel$/, source: VERCEL },
  { layer: LAYERS.vercel, header: 'x-vercel-id', value: /./, source: VERCEL },
  { layer: LAYERS.netlify, header: 'server', value: /^Netlify$/i },
  { layer: LAYERS.akamai, header: 'server', value: /^Akamai/ },
  { layer: LAYERS.akamai, header: 'akamai-grn', value: /./, source: AKAMAI },
  { layer: LAYERS.imperva, header: 'x-cdn', value: /^(?:Imperva|Incapsula)$/i },
  { layer: LAYERS.imperva, header: 'x-iinfo', value: /^\d+-\d+-\d+ /, source: IMPERVA },
  {
    layer: LAYERS.githubPages,
    header: 'server',
    value: /^GitHub\.com$/,
    // github.com itself does not come through a CDN's cache.
    beside: 'x-served-by',
    source: GITHUB,
  },
  // A place's three letters, and the number of a machine; other networks name their caches `cache-…`, too.
  {
    layer: LAYERS.fastly,
    header: 'x-served-by',
    value: /^cache-[a-z]{3}(?:-[a-z]{4})?\d/,
    source: FASTLY,
  },
  { layer: LAYERS.envoy, header: 'server', value: /^(?:istio-)?envoy$/i, source: ENVOY },
  { layer: LAYERS.envoy, header: 'x-envoy-upstream-service-time', value: /^\d+$/ },
  { layer: LAYERS.varnish, header: 'x-varnish', value: /^\d/ },
  { layer: LAYERS.nginx, header: 'server', value: /^nginx\b/i },
  { layer: LAYERS.apache, header: 'server', value: /^Apache(?:$|[/ ](?!.*Coyote))/ },
  { layer: LAYERS.caddy, header: 'server', value: /^Caddy$/ },
  { layer: LAYERS.caddy, header: 'via', value: /\bCaddy$/ },
  { layer: LAYERS.iis, header: 'server', value: /^Microsoft-IIS\// },
  { layer: LAYERS.kestrel, header: 'server', value: /^Kestrel$/ },
  { layer: LAYERS.lighttpd, header: 'server', value: /^lighttpd\b/i },
  { layer: LAYERS.gunicorn, header: 'server', value: /^gunicorn\b/i },
  { layer: LAYERS.uvicorn, header: 'server', value: /^uvicorn$/i },
  { layer: LAYERS.jetty, header: 'server', value: /^Jetty\(/i },
];

/** Finds the layers that a response passed through, each once, from the outermost inwards. */
export function passagesOf(headers: readonly Header[]): KnownLayer[] {
  const found = new Map<Layer, KnownLayer>();
  for (const { layer, header, value, beside } of PASSAGE_SIGNS) {
    const seen = headerValues(headers, header).find((each) => value.test(each));
    if (seen === undefined || found.has(layer)) continue;
    if (beside !== undefined && headerValue(headers, beside) === undefined) continue;
    const evidence = { kind: 'header', name: header, value: seen } as const;
    found.set(layer, { layer, level: 'declared', evidence });
  }
  return [...found.values()];
}
