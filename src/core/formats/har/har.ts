/** HAR 1.2, as far as Detour writes it, with its own fields, which begin with an underscore. */
import type {
  BodySummary,
  Cause,
  ChainLink,
  Header,
  HopResponse,
  RedirectChain,
} from '../../chain/chain.ts';
import type { MethodVerdict } from '../../transition/transition.ts';

export interface Har {
  readonly log: HarLog;
}

export interface HarLog {
  readonly version: '1.2';
  readonly creator: HarSoftware;
  readonly browser?: HarSoftware;
  readonly pages: readonly never[];
  readonly entries: readonly HarEntry[];
  readonly comment?: string;
  /** How many chains were recorded and given up, for lack of room, before this file was made. */
  readonly _dropped?: number;
}

export interface HarSoftware {
  readonly name: string;
  readonly version: string;
}

export interface HarEntry {
  /** ISO 8601. */
  readonly startedDateTime: string;
  /** Milliseconds; the sum of the timings that are not −1, without `ssl`, which is part of `connect`. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<never, never>>;
  readonly timings: HarTimings;
  readonly serverIPAddress?: string;
  readonly comment?: string;
  readonly _chainId: string;
  readonly _hopIndex: number;
  readonly _resourceType: string;
  /** On a chain's first hop: what is true of the whole chain. */
  readonly _chain?: HarChain;
  /** On a chain's first hop: the chain, by its `_chainId`, that it came of without a redirect. */
  readonly _link?: ChainLink;
  /** When the hop began and ended, in milliseconds since the epoch, as exactly as the browser told it. */
  readonly _startedAt: number;
  readonly _endedAt?: number;
  /** The URL's fragment with its `#`, which `request.url` must not have. */
  readonly _fragment?: string;
  /** Why the request moved on; absent on the last hop. */
  readonly _cause?: Cause;
  /** Where it moved on to: what `redirectURL` means, resolved. */
  readonly _redirectUrl?: string;
  /** On an entry whose redirect changed the method. */
  readonly _methodChange?: {
    readonly from: string;
    readonly to: string;
    readonly verdict: Exclude<MethodVerdict, 'kept' | 'unknown'>;
  };
  /** The browser fired no event for the redirect; it was deduced from the URL. */
  readonly _inferred?: true;
  /** The recording began in the middle of the hop. */
  readonly _partial?: true;
  readonly _fromCache?: true;
  /** The answer that asked for credentials, after which the request was sent again. */
  readonly _challenge?: HopResponse;
  /** What a server had answered before the browser or an extension redirected all the same: `response` is not it then. */
  readonly _response?: HopResponse;
  /** A service worker was asked to answer it. */
  readonly _intercepted?: true;
  /** `prefetch` or `prerender`: nobody had asked to see the document yet. */
  readonly _lifecycle?: string;
  readonly _error?: string;
  /** As Chrome writes it; absent where it is not known, for Chrome's importer throws on null. */
  readonly _initiator?: HarInitiator;
  /** The fields that are from DevTools' own network log rather than from webRequest. */
  readonly _fromNetworkLog?: readonly LoggedField[];
}

/** What is known of a chain but for its hops, and how many of those there are. */
export type HarChain = {
  readonly hops: number;
  /** The entry's comment is what the user wrote about the chain. */
  readonly hasNote?: true;
} & Pick<RedirectChain, 'tabId' | 'frameId' | 'initiator' | 'openedBy' | 'ended' | 'cut'>;

/** What is known of a body but for its text or fields, which `postData` has. */
export type HarBody =
  | Extract<BodySummary, { kind: 'none' | 'not-observable' | 'files' }>
  | (Omit<Extract<BodySummary, { kind: 'bytes' }>, 'text'> & {
      /** This hop keeps the text in `postData`; where it is missing, an earlier hop that sent the same does. */
      readonly keepsText?: true;
    })
  | Omit<Extract<BodySummary, { kind: 'form' }>, 'fields'>;

export type LoggedField =
  | 'timings'
  | 'httpVersion'
  | 'serverIPAddress'
  | 'postData'
  | '_transferSize'
  | '_initiator';

export interface HarInitiator {
  readonly type: string;
  readonly url: string;
  /** Counted from 0. */
  readonly lineNumber?: number;
}

export interface HarRequest {
  readonly method: string;
  /** Without a fragment. */
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarCookie[];
  readonly headers: readonly Header[];
  readonly queryString: readonly HarNameValue[];
  readonly postData?: HarPostData;
  /** −1: unknown. */
  readonly headersSize: number;
  /** Bytes; −1: unknown. */
  readonly bodySize: number;
  readonly _body: HarBody;
  /** `headers` is empty because nobody saw them. */
  readonly _headersNotObserved?: true;
}

/** `text` and `params` exclude each other. */
export type HarPostData =
  | { readonly mimeType: string; readonly text: string; readonly comment?: string }
  | { readonly mimeType: string; readonly params: readonly HarNameValue[] };

export interface HarResponse {
  /** 0 where there was no response. */
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarCookie[];
  readonly headers: readonly Header[];
  readonly content: { readonly size: number; readonly mimeType: string };
  /** The raw Location; "" where there is none. */
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
  /** Bytes as transferred, headers included. */
  readonly _transferSize?: number;
  /** As the browser reported it; absent where there was no response. */
  readonly _statusLine?: string;
  /** `headers` is empty because nobody saw them. */
  readonly _headersNotObserved?: true;
}

export interface HarTimings {
  readonly blocked: number;
  readonly dns: number;
  readonly connect: number;
  readonly ssl: number;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

export interface HarNameValue {
  readonly name: string;
  readonly value: string;
}

export interface HarCookie extends HarNameValue {
  readonly path?: string;
  readonly domain?: string;
  /** ISO 8601; absent for a cookie that lasts as long as the session. */
  readonly expires?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string;
}
