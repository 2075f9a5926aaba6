/** Redirects that only correct or move an address, which a server's configuration can do as well as the application. */
import { isHttp } from '../../../chain/chain-edit.ts';
import { hostOf, parseUrl } from '../../../url/origin.ts';
import { isInnerName } from '../hosts/inner-name.ts';
import { isErrorReport, isSignIn } from '../pages/page-kinds.ts';

/**
 * Returns whether a redirect leads to the same resource at another address: only the scheme, host, slash or prefix
 * differs. If the path differs otherwise, the application decided, and likely did something before.
 */
export function movesAddress(from: string, to: string): boolean {
  const [source, target] = [toAddress(from), toAddress(to)];
  if (!source || !target) return false;
  if (target.search !== source.search && target.search !== '') return false;
  if (isSignIn(target) !== isSignIn(source)) return false;
  if (isErrorReport(target) && !isErrorReport(source)) return false;
  const [a, b] = [barePath(source), barePath(target)];
  if (a === b) return source.origin !== target.origin || source.pathname !== target.pathname;
  return a !== '' && b !== '' && lastPart(a) === lastPart(b);
}

/** Returns whether a redirect leads to the same path by another scheme, host or slash, and nothing else. */
export function respellsAddress(from: string, to: string): boolean {
  const [source, target] = [toAddress(from), toAddress(to)];
  return (
    source !== undefined &&
    target !== undefined &&
    movesAddress(from, to) &&
    isSamePath(source, target)
  );
}

/**
 * Returns whether a target is likely wrong, as other rules report: plain HTTP after HTTPS, another port of the same
 * host, or an internal name.
 */
export function isDoubtfulTarget(from: string, to: string): boolean {
  const [source, target] = [toAddress(from), toAddress(to)];
  if (!source || !target) return false;
  const isPlain = source.protocol === 'https:' && target.protocol === 'http:';
  const isOtherPort = source.hostname === target.hostname && source.port !== target.port;
  return isPlain || isOtherPort || (isInnerName(hostOf(to)) && !isInnerName(hostOf(from)));
}

/** Returns whether two URLs differ in the slash at the end at most, in scheme, host or port apart from it. */
export function isSamePath(a: URL, b: URL): boolean {
  return barePath(a) === barePath(b);
}

/** Apps' own schemes have no address of a server. */
function toAddress(url: string): Readonly<URL> | undefined {
  return isHttp(url) ? parseUrl(url) : undefined;
}

/** A URL's path without the slash at its end. */
export function barePath({ pathname }: URL): string {
  return pathname.replace(/\/$/, '');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
