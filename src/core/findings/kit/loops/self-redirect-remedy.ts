/** What to do about a URL that redirects to itself, the likeliest cause first. */
import { type Hop, rawLocation } from '../../../chain/chain.ts';
import type { Cycle } from '../../../chain/loop.ts';
import { t } from '../../../text/i18n.ts';
import { isUrl, parseUrl } from '../../../url/origin.ts';
import { languageOfPath, showsLanguage } from './languages.ts';

/** Gives a remedy by what the hops show of the cause; undefined if they show nothing of it. */
export function evidentSelfRemedy(hops: readonly Hop[], { start }: Cycle): string | undefined {
  const hop = hops[start];
  if (!hop) return undefined;
  const prefix = prefixOf(hop);
  const isEntered = prefix !== undefined && entersPrefix(hops[start - 1], hop);
  const isLanguage = languageOfPath(pathOf(hop)) !== undefined || showsLanguage(hop);
  const isHttps = isHttpsLocation(hop);
  if (!isLanguage && !isEntered && !isHttps) return undefined;
  const texts = [
    t`The URL redirects to itself.`,
    ...(isLanguage ? [languageRemedy()] : []),
    ...(isEntered ? [prefixRemedy(prefix)] : []),
    ...(isHttps ? [httpsRemedy(), hostRemedy()] : []),
    t`Any other rule must exclude its own target.`,
  ];
  return texts.join(' ');
}

/** Gives the remedy where nothing shows the cause. */
export function selfRemedy(hop: Hop): string {
  const prefix = prefixOf(hop);
  const rule = t`The rule also matches its own target. Exclude the target from the rule. If the rule depends
    on a language, a cookie or a header, find out why its condition is never met.`;
  const texts = [
    rule,
    ...(isUrl(rawLocation(hop) ?? '') ? [hostRemedy()] : []),
    ...(prefix === undefined ? [] : [prefixRemedy(prefix)]),
  ];
  return texts.join(' ');
}

function languageRemedy(): string {
  return t`If the rule picks a language, make it skip the URLs to which it redirects. A framework or a proxy may
    remove the language from the path before the rule sees it.`;
}

function prefixRemedy(prefix: string): string {
  return t`If a proxy removes ${prefix} from the path and the server adds it again, have the proxy forward the
    path unchanged, or configure the server without this prefix. If the server gets the path unchanged but doesn’t
    expect ${prefix} in requests, configure it to serve pages there, or have a proxy remove ${prefix}.`;
}

function httpsRemedy(): string {
  return t`If the rule enforces HTTPS, TLS likely ends at a proxy: have the proxy send X-Forwarded-Proto, and
    make the rule check it. If that proxy is a CDN, connect to the server over HTTPS. If TLS ends at this server,
    limit the rule to plain HTTP.`;
}

/** A server behind a proxy may get another Host than the visitor requested. */
function hostRemedy(): string {
  return t`If the rule corrects the host, have the proxy forward the original Host.`;
}

/** A server that knew the scheme would send a path, or would not redirect. */
function isHttpsLocation(hop: Hop): boolean {
  return /^https:/i.test(hop.url) && /^https:/i.test(rawLocation(hop) ?? '');
}

/** The first part of a path, if something follows it, so that it may be an application's prefix. */
function prefixOf(hop: Hop): string | undefined {
  const pathname = pathOf(hop);
  return languageOfPath(pathname) === undefined ? /^(\/[^/]+)\//.exec(pathname)?.[1] : undefined;
}

function pathOf({ url }: Hop): string {
  return parseUrl(url)?.pathname ?? '';
}

/** A server that gets `/` for `/app/` redirects to `/app/start`, and gets `/start` for that. */
function entersPrefix(before: Hop | undefined, { url }: Hop): boolean {
  const [from, to] = [parseUrl(before?.url ?? ''), parseUrl(url)];
  if (!from || !to || from.host !== to.host) return false;
  const parent = from.pathname.replace(/\/$/, '');
  return parent !== '' && from.pathname !== to.pathname && to.pathname.startsWith(`${parent}/`);
}
