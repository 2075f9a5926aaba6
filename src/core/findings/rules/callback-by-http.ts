import { isInternal, type RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { forwardedRemedy, type Mistake } from '../kit/addresses/public-address.ts';
import {
  folderLeft,
  type Refusal,
  type ReturnAddress,
  refusalOf,
  returnOf,
  type WrongReturn,
  wrongReturnOf,
} from '../kit/addresses/return-address.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A server that gives another one a return address at which nobody requested it. */
export const callbackByHttp: Rule = {
  id: 'callback-by-http',
  title: msg`A server likely gave a wrong address to return to`,
  severity: 'error',
  reference: { text: 'RFC 7239 §5.4', url: 'https://www.rfc-editor.org/rfc/rfc7239#section-5.4' },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const back = wrongReturnOf(chain, redirect);
      return back ? [toFound(chain, redirect, back)] : [];
    }),
};

/** Which part of its own address the server gets wrong. */
const MISTAKES: Readonly<Record<WrongReturn, Mistake>> = {
  http: 'scheme',
  port: 'port',
  inner: 'both',
  loopback: 'both',
  host: 'both',
  folder: 'both',
};

function toFound(chain: RedirectChain, redirect: ServerRedirect, back: ReturnAddress): Found {
  if (back.wrong === 'host' || back.wrong === 'folder') return toRefusedFound(redirect, back);
  const { wrong } = back;
  const refusal = refusalOf(chain, redirect, new URL(back.url));
  return {
    hop: redirect.index,
    severity: wrong === 'loopback' || refusal !== undefined ? 'error' : 'warning',
    text: factText(back),
    explanation: [causeText(back), endText(chain, redirect, back, refusal)]
      .filter((text) => text !== '')
      .join(' '),
    remedy: `${forwardedRemedy(MISTAKES[wrong])} ${t`Alternatively, set the application’s public URL.`}`,
  };
}

/** Only the refusal suggests that the address is wrong. */
function toRefusedFound(
  { index, from, fromUrl, toUrl }: ServerRedirect,
  back: ReturnAddress,
): Found {
  const folder = folderLeft(fromUrl, new URL(back.url));
  const isHost = back.wrong === 'host';
  return {
    hop: index,
    severity: 'warning',
    text: isHost
      ? t`“${back.name}” is ${urlText(back.url)}, on another host than the request, and ${toUrl.hostname} refused the request`
      : t`“${back.name}” is ${urlText(back.url)}, outside of ${folder}, and ${toUrl.hostname} refused the request`,
    explanation: isHost
      ? t`${toUrl.hostname} may have refused because that address isn’t registered there. If ${hostOf(from.url)} is a
        proxy’s name, the application behind it may not know its public URL.`
      : t`${toUrl.hostname} may have refused because that address isn’t registered there. If a proxy serves the
        application under ${folder}, the application may not know that prefix.`,
    remedy: isHost
      ? t`Compare the address with those that are registered. If the public one is needed, set the application’s
        public URL, or have the proxy send X-Forwarded-Host, and have the server trust it.`
      : t`Compare the address with those that are registered. If the one under ${folder} is needed, tell the
        application its base path (X-Forwarded-Prefix, root path, context path).`,
  };
}

function factText({ name, url, wrong }: ReturnAddress): string {
  if (wrong === 'http')
    return t`“${name}” is ${urlText(url)}, although the request came over HTTPS`;
  if (wrong === 'port')
    return t`“${name}” is ${urlText(url)}, although the request came without that port`;
  return wrong === 'inner'
    ? t`“${name}” is ${urlText(url)}, which only an internal network knows`
    : t`“${name}” is ${urlText(url)}, an address on the visitor’s own machine`;
}

function causeText({ wrong }: ReturnAddress): string {
  return wrong === 'http'
    ? t`This happens if TLS ends at a proxy and the server behind it takes each request for HTTP.`
    : t`This happens if an application behind a proxy doesn’t know its public URL, or still has the one
      from development.`;
}

function endText(
  chain: RedirectChain,
  redirect: ServerRedirect,
  back: ReturnAddress,
  refusal: Refusal | undefined,
): string {
  if (back.wrong === 'http') {
    return refusal === undefined
      ? returnText(chain, redirect, back)
      : t`${refusal.host} returned ${refusal.told}, likely because only the HTTPS address is registered
        there.`;
  }
  return refusal === undefined
    ? t`The response doesn’t reach the application there.`
    : t`${refusal.host} returned ${refusal.told}, likely because that address isn’t registered there.`;
}

/** The chain may already show how the response came back. */
function returnText(
  chain: RedirectChain,
  redirect: ServerRedirect,
  { url }: ReturnAddress,
): string {
  const came = returnOf(chain, redirect, new URL(url));
  if (!came) return t`The response would come back over plain HTTP.`;
  const isSent = /^http:/i.test(came.url) && !isInternal(came.redirect);
  return isSent ? t`The response came back over plain HTTP.` : '';
}
