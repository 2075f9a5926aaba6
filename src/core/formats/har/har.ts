/** HAR 1.2, as far as Detour writes it, with Detour's own fields, which begin with an underscore. */
import type { Cause, Header } from '../../chain/chain.ts';
import type { MethodVerdict } from '../../transition/transition.ts';
import type { DetourField } from './detour-field.ts';

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
  /** How many recorded chains were evicted because of the storage limit before this file was written. */
  readonly _dropped?: number;
}

export interface HarSoftware {
  readonly name: string;
  readonly version: string;
}

export interface HarEntry {
  /** ISO 8601. */
  readonly startedDateTime: string;
  /** In milliseconds: the sum of the timings that are not −1, without `ssl`, which is part of `connect`. */
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
  /** The cause of the redirect; absent on the last hop. */
  readonly _cause?: Cause;
  /** On an entry whose redirect changed the method. */
  readonly _methodChange?: {
    readonly from: string;
    readonly to: string;
    readonly verdict: Exclude<MethodVerdict, 'kept' | 'unknown'>;
  };
  /** As in Chrome; absent if it is unknown, because Chrome's importer throws on null. */
  readonly _initiator?: HarInitiator;
  readonly _detour: DetourField;
}

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
  /** −1 if unknown. */
  readonly headersSize: number;
  /** In bytes; −1 if unknown. */
  readonly bodySize: number;
}

/** `text` and `params` are mutually exclusive. */
export type HarPostData =
  | { readonly mimeType: string; readonly text: string; readonly comment?: string }
  | { readonly mimeType: string; readonly params: readonly HarNameValue[] };

export interface HarResponse {
  /** 0 if there was no response. */
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly HarCookie[];
  readonly headers: readonly Header[];
  readonly content: { readonly size: number; readonly mimeType: string };
  /** The raw Location; "" if there is none. */
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
  /** In transferred bytes, including headers. */
  readonly _transferSize?: number;
  /** As in Chrome. */
  readonly _error?: string;
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
  /** ISO 8601; absent for a session cookie. */
  readonly expires?: string;
  readonly httpOnly?: boolean;
  readonly secure?: boolean;
  readonly sameSite?: string;
}
