/** What no rule says of the 3xx statuses and of redirects within the browser: meaning, when to use it, history. */
import type { Cause } from '../chain/chain.ts';
import { type Message, msg } from '../text/i18n.ts';
import type { Reference } from './references.ts';

/** Why the browser redirected by itself, where it says so. */
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
export const STATUS_WORDS: Readonly<Record<number, StatusWords>> = {
  300: {
    meaning: msg`There are several representations to choose from. Browsers show the answer’s own body, whatever its Location
      says; some other clients follow it.`,
    notes: [],
    scenarios: ['multiple-choices', 'multiple-choices-after-302'],
  },
  301: {
    meaning: msg`The resource has moved to a new URL for good. Whoever knows the old one should use the new one from now on.`,
    notes: uses(
      msg`A page or a whole site that moved for good and is asked for by GET: http to https, a new domain, www or not, a slash or none.`,
      msg`Where anything but GET may arrive: answer 308, or a POST loses its body. Nor while you are unsure: a browser that has cached it does not ask again.`,
    ),
    scenarios: ['form-301', 'http-to-https', 'cached-301'],
  },
  302: {
    meaning: msg`The resource is at another URL for the time being. Clients go on asking at the old one.`,
    notes: uses(
      msg`A page that is elsewhere for now and is asked for by GET: sign in first, pick a language, take part in a test.`,
      msg`For forms and APIs: answer 303 if GET is meant, 307 if method and body are to arrive. For a move for good: 301 or 308.`,
    ),
    scenarios: ['order-lost', 'form-302', 'sign-in'],
  },
  303: {
    meaning: msg`The answer is to be found at another URL, which is another resource. It is fetched by a GET of its own, whatever was sent here.`,
    notes: uses(
      msg`After a POST, PUT or DELETE has done its work: show a page that says so and may be reloaded (Post/Redirect/Get).`,
      msg`Where the request itself is to be done elsewhere, for its body never gets there: answer 307 or 308.`,
    ),
    scenarios: ['form-303', 'upload-confirmed'],
  },
  304: {
    meaning: msg`What the client has cached is still good, and is used. It leads nowhere and has no Location.`,
    notes: [],
    scenarios: ['not-modified', 'not-modified-after-302'],
  },
  305: {
    meaning: msg`It asked for the request to be repeated through a proxy that the answer named. Deprecated since 2014 (RFC 7231,
      appendix B), for it let an answer choose the client’s proxy.`,
    notes: [],
    scenarios: ['use-proxy', 'use-proxy-after-302'],
  },
  306: {
    meaning: msg`An earlier version of the standard used this number. It means nothing any more and is reserved.`,
    notes: [],
    scenarios: ['switch-proxy-after-302'],
  },
  307: {
    meaning: msg`The resource is at another URL for the time being, and the very same request is to be made there. Method and body do not change.`,
    notes: [
      ...uses(
        msg`An endpoint that is elsewhere for now, where the request is to arrive as it was sent, method and body included.`,
        msg`After the work is done, for the target gets the POST once more: answer 303. For a move for good: 308.`,
      ),
      {
        name: msg`Why it exists`,
        text: msg`Clients disagreed on 302 and mostly turned POST into GET, which broke forms and payments. 307 says what 302 was
      meant to say. For GET the two behave alike; for any other method 302 is unpredictable across clients, and 307 is not.`,
      },
      {
        name: msg`Where it is met`,
        text: msg`A form’s endpoint that moved for a while, API versions and regions routed elsewhere, an upload sent to another
      data centre; and frameworks that answer 307 unless told otherwise: redirect() of Next.js, RedirectResponse of
      FastAPI, ASP.NET Core’s redirection to https.`,
      },
      {
        name: msg`History`,
        text: msg`Defined by RFC 2616 §10.3.8, then RFC 7231 §6.4.7, now RFC 9110 §15.4.8.`,
      },
      {
        name: msg`Not a 307`,
        text: msg`The browser’s own “307 Internal Redirect” (HSTS, or an extension) was never sent by a server. Detour shows
      it by its cause.`,
      },
    ],
    scenarios: ['form-307', 'upload-elsewhere', 'stream-upload'],
  },
  308: {
    meaning: msg`The resource has moved to a new URL for good, and the very same request is to be made there. Method and body do not change.`,
    notes: [
      ...uses(
        msg`An endpoint that moved for good, whatever is sent to it: the next version of an API, another host.`,
        msg`While you are unsure: a browser that has cached it does not ask again. For a move that ends: 307.`,
      ),
      {
        name: msg`History`,
        text: msg`Younger than its siblings (RFC 7238, June 2014; then RFC 7538): older clients may not know it.`,
      },
    ],
    scenarios: ['form-308', 'api-version', 'cached-308'],
  },
};

/** As much of a redirect within the browser as its explanation does not say. */
interface InternalWords {
  readonly notes: readonly StatusNote[];
  readonly source?: Reference;
  readonly scenarios: readonly string[];
}

const SHOWN_AS: StatusNote = {
  name: msg`Also known as`,
  text: msg`“307 Internal Redirect” in Chromium’s Network panel. It was never on the wire.`,
};

const MEND: StatusNote = {
  name: msg`What to do`,
  text: msg`Nothing was sent in the open, so nothing is wrong. Write https:// where the URL comes from, and the hop goes.`,
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
        text: msg`Switch the other extension off and try again: then it is seen what the server does.`,
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
