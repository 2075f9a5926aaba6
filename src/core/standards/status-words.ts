/** What follows from no rule about the 3xx statuses and internal redirects: meaning, when to use it, history. */
import type { Cause } from '../chain/chain.ts';
import { type Message, msg } from '../text/i18n.ts';
import type { Reference } from './references.ts';

/** Why the browser redirected by itself, if it reports that. */
export type InternalCause = Exclude<Cause, 'http' | 'unknown'>;

/** A short text with a name. */
export interface StatusNote {
  readonly name: Message;
  readonly text: Message;
}

export interface StatusWords {
  /** Two sentences. */
  readonly meaning: Message;
  readonly notes: readonly StatusNote[];
  /** The lab's scenarios that show it, by id, the plainest first. */
  readonly scenarios: readonly string[];
}

/** The words for every status of status-codes.ts. */
export const STATUS_WORDS: ReadonlyMap<number, StatusWords> = new Map([
  [
    300,
    {
      meaning: msg`Several representations are available. Browsers show the response body and ignore
      any Location; some other clients follow the Location.`,
      notes: [],
      scenarios: ['multiple-choices', 'multiple-choices-after-302'],
    },
  ],
  [
    301,
    {
      meaning: msg`The resource has moved permanently to a new URL. Clients should use the new URL
      from now on.`,
      notes: uses(
        msg`Permanently moved pages or sites requested with GET: HTTP to HTTPS, a new domain, adding
        or removing www or a trailing slash.`,
        msg`URLs that may receive methods other than GET, because a POST would lose its body: use
        308. Also avoid 301 until the move is certain, because a browser that has cached it
        doesn’t request the old URL again.`,
      ),
      scenarios: ['form-301', 'http-to-https', 'cached-301'],
    },
  ],
  [
    302,
    {
      meaning: msg`The resource is temporarily at another URL. Clients keep using the old URL.`,
      notes: uses(
        msg`Pages requested with GET that are temporarily elsewhere: sign-in, language selection,
        A/B tests.`,
        msg`Forms and APIs: use 303 to switch to GET, or 307 to keep the method and body. For
        permanent moves, use 301 or 308.`,
      ),
      scenarios: ['order-lost', 'form-302', 'sign-in'],
    },
  ],
  [
    303,
    {
      meaning: msg`The response is at another URL, which is a separate resource. Clients fetch it
      with a new GET, whatever the original request was.`,
      notes: uses(
        msg`Confirming a completed POST, PUT or DELETE with a page that can be reloaded
        (Post/Redirect/Get).`,
        msg`Requests that another URL should process, because their body is never sent there: use
        307 or 308.`,
      ),
      scenarios: ['form-303', 'upload-confirmed'],
    },
  ],
  [
    304,
    {
      meaning: msg`The client’s cached response is still valid and is used. A 304 doesn’t redirect
      and has no Location.`,
      notes: [],
      scenarios: ['not-modified', 'not-modified-after-302'],
    },
  ],
  [
    305,
    {
      meaning: msg`A 305 required the client to repeat the request through a proxy named in the
      response. It was deprecated in 2014 (RFC 7231, appendix B) because it let a response choose
      the client’s proxy.`,
      notes: [],
      scenarios: ['use-proxy', 'use-proxy-after-302'],
    },
  ],
  [
    306,
    {
      meaning: msg`An earlier version of the standard used this code. It no longer has a meaning and
      is reserved.`,
      notes: [],
      scenarios: ['switch-proxy-after-302'],
    },
  ],
  [
    307,
    {
      meaning: msg`The resource is temporarily at another URL. Clients send the identical request
      there, with the same method and body.`,
      notes: [
        ...uses(
          msg`Temporarily moved endpoints that must receive the request unchanged, including its
          method and body.`,
          msg`Requests already processed, because the target would receive the POST again: use 303.
          For permanent moves, use 308.`,
        ),
        {
          name: msg`Why it exists`,
          text: msg`Clients disagreed on 302 and mostly changed POST to GET, which broke forms and
          payments. 307 does what 302 was intended to do. For GET, the two behave the same; for
          any other method, 302 is unpredictable across clients and 307 isn’t.`,
        },
        {
          name: msg`Where it occurs`,
          text: msg`Temporarily moved form endpoints, API versions and regions routed elsewhere, and
          uploads sent to another data center. Some frameworks also return 307 by default:
          redirect() in Next.js, RedirectResponse in FastAPI and HTTPS redirection in ASP.NET
          Core.`,
        },
        {
          name: msg`History`,
          text: msg`Defined by RFC 2616 §10.3.8, then RFC 7231 §6.4.7, now RFC 9110 §15.4.8.`,
        },
        {
          name: msg`Not a 307`,
          text: msg`The browser-initiated “307 Internal Redirect” (HSTS or an extension) was never
          sent by a server. Detour shows its cause instead.`,
        },
      ],
      scenarios: ['form-307', 'upload-elsewhere', 'stream-upload'],
    },
  ],
  [
    308,
    {
      meaning: msg`The resource has moved permanently to a new URL. Clients send the identical
      request there, with the same method and body.`,
      notes: [
        ...uses(
          msg`Permanently moved endpoints, for any method: the next version of an API, or another
          host.`,
          msg`Moves that aren’t certain yet, because a browser that has cached a 308 doesn’t request
          the old URL again. For temporary moves, use 307.`,
        ),
        {
          name: msg`History`,
          text: msg`Newer than the other redirect statuses (RFC 7238, June 2014, then RFC 7538), so
          older clients might not support it.`,
        },
      ],
      scenarios: ['form-308', 'api-version', 'cached-308'],
    },
  ],
]);

/** What the explanation of an internal redirect doesn't contain. */
interface InternalWords {
  readonly notes: readonly StatusNote[];
  readonly source?: Reference;
  readonly scenarios: readonly string[];
}

const SHOWN_AS: StatusNote = {
  name: msg`Also known as`,
  text: msg`“307 Internal Redirect” in Chromium’s Network panel. It was never sent over the
    network.`,
};

const MEND: StatusNote = {
  name: msg`What to do`,
  text: msg`Nothing was sent unencrypted. To remove this hop, use https:// wherever the URL is
    written. If the HTTPS request fails, the server has to support HTTPS on that port.`,
};

const HSTS: Reference = {
  text: 'RFC 6797 §8.3',
  url: 'https://www.rfc-editor.org/rfc/rfc6797#section-8.3',
};

/** The words for every redirect within the browser. */
export const INTERNAL_WORDS: Readonly<Record<InternalCause, InternalWords>> = {
  hsts: { notes: [SHOWN_AS, MEND], source: HSTS, scenarios: ['hsts', 'hsts-fetch'] },
  upgrade: {
    notes: [SHOWN_AS, MEND],
    scenarios: ['hsts-after-302', 'extension-upgrade-after-302'],
  },
  extension: {
    notes: [
      SHOWN_AS,
      {
        name: msg`What to do`,
        text: msg`Turn off the other extension and try again to see how the server responds.`,
      },
    ],
    scenarios: ['extension-page', 'extension-fetch'],
  },
};

function uses(use: Message, avoid: Message): StatusNote[] {
  return [
    { name: msg`Use it for`, text: use },
    { name: msg`Not for`, text: avoid },
  ];
}
