/** The terms that have a value: how it is read, what it matches, and which values there are. */

import type { Cause, LinkCause, RedirectChain } from '../chain/chain.ts';
import { RULES } from '../findings/index.ts';
import { t } from '../text/i18n.ts';
import type { MethodVerdict } from '../transition/transition.ts';
import { parseUrl } from '../url/origin.ts';
import * as facets from './facets.ts';
import { COUNT, countTest, SIZE, toBytes } from './numbers.ts';
import { typeNames } from './request-types.ts';
import type { ValueName } from './syntax.ts';
import { wildcard } from './wildcard.ts';

export type Predicate = (chain: RedirectChain) => boolean;

export interface ValueTerm {
  /** What a value must be, as an error message. */
  readonly rule: () => string;
  /** The value as stored in the tree; undefined if it is invalid. */
  readonly read: (value: string) => string | undefined;
  /** Creates the test for a value. */
  readonly test: (value: string) => Predicate;
  /** The values that would match a chain, each once. */
  readonly seen: (chain: RedirectChain) => Iterable<string>;
  /** Values to offer even if no chain has them. */
  readonly offered: readonly string[];
}

/** RFC 9110 §5.6.2: the characters of methods and header names, which include the wildcard. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

const VERDICTS: Readonly<Record<MethodVerdict, true>> = {
  kept: true,
  'by-design': true,
  historical: true,
  violation: true,
  unknown: true,
};

const CAUSES: Readonly<Record<Cause | LinkCause, true>> = {
  http: true,
  hsts: true,
  upgrade: true,
  extension: true,
  unknown: true,
  'refresh-header': true,
  'meta-refresh': true,
  script: true,
  form: true,
  'client-side': true,
  preflight: true,
};

export const VALUE_TERMS: Readonly<Record<ValueName, ValueTerm>> = {
  status: {
    rule: () => t`a status must be three digits or a class such as 3xx`,
    read: (value) => lower(value, /^(?:\d{3}|[1-5]xx)$/i),
    test: (value) => {
      const matches = wildcard(value.replace('xx', '*'));
      return (chain) => some(facets.statusesOf(chain), matches);
    },
    seen: (chain) => {
      const statuses = facets.statusesOf(chain);
      return new Set([...statuses, ...statuses.map((status) => `${status.charAt(0)}xx`)]);
    },
    offered: [],
  },
  method: {
    rule: () => t`a method must be one word, such as POST`,
    read: (value) => (TOKEN.test(value) ? value.toUpperCase() : undefined),
    test: (value) => (chain) => facets.methodsOf(chain).includes(value),
    seen: facets.methodsOf,
    offered: [],
  },
  verdict: oneOf(Object.keys(VERDICTS), facets.verdictsOf),
  type: {
    rule: () => t`a type must be one word, such as doc or fetch`,
    read: (value) => lower(value, /^\S+$/),
    test: (value) => (chain) => typeNames(chain.type).includes(value),
    seen: ({ type }) => typeNames(type).slice(0, 1),
    offered: [],
  },
  domain: {
    rule: () => t`a domain must be a host such as example.com, or a pattern such as *.example.com`,
    read: (value) => lower(value, /^[^\s/?#@\\]+$/),
    test: (value) => {
      const matches = wildcard(toAscii(value));
      return (chain) => some(facets.hostsOf(chain), matches);
    },
    seen: facets.hostsOf,
    offered: [],
  },
  scheme: {
    rule: () => t`a scheme must be one word, such as http`,
    read: (value) => lower(value, /^[a-z][a-z0-9+.-]*$/i),
    test: (value) => (chain) => facets.schemesOf(chain).includes(value),
    seen: facets.schemesOf,
    offered: [],
  },
  cause: oneOf(Object.keys(CAUSES), facets.causesOf),
  has: {
    ...oneOf([...facets.HAS.keys()], facets.traitsOf),
    // Only what is needed, because some of the others are slow.
    test: (value) => facets.HAS.get(value) ?? (() => false),
  },
  finding: {
    ...oneOf(
      RULES.map(({ id }) => id),
      facets.findingIdsOf,
    ),
    rule: () => t`no finding has this ID`,
  },
  hops: {
    rule: () => t`a number of hops must look like 3, >3, >=3, <3 or <=3`,
    read: (value) => lower(value, COUNT)?.replace(/^=/, ''),
    test: (value) => {
      const matches = countTest(value);
      return ({ hops }) => matches(hops.length);
    },
    seen: ({ hops }) => [String(hops.length)],
    offered: ['>2', '>5', '>10'],
  },
  'larger-than': {
    rule: () => t`a size must be a number of bytes, or look like 10k or 1.5M`,
    read: (value) => lower(value, SIZE),
    test: (value) => {
      const bytes = toBytes(value);
      return (chain) => facets.largestOf(chain) > bytes;
    },
    seen: () => [],
    offered: ['1k', '10k', '100k', '1m'],
  },
  header: {
    rule: () => t`a header name must be one word, such as location`,
    read: (value) => lower(value, TOKEN),
    test: (value) => {
      const matches = wildcard(value);
      return (chain) => some(facets.headersOf(chain), matches);
    },
    seen: facets.headersOf,
    offered: [],
  },
  cookie: {
    rule: () => t`a cookie can have any name`,
    read: (value) => value,
    test: (value) => {
      const matches = wildcard(value);
      return (chain) => some(facets.cookiesOf(chain), matches);
    },
    seen: facets.cookiesOf,
    offered: [],
  },
  by: {
    rule: () => t`a sender can have any name`,
    read: (value) => value.toLowerCase(),
    test: (value) => {
      const matches = wildcard(value);
      return (chain) => some(facets.sendersOf(chain), matches);
    },
    seen: facets.sendersOf,
    offered: [],
  },
};

/** A term whose values are a closed list. */
function oneOf(
  values: readonly string[],
  seen: (chain: RedirectChain) => readonly string[],
): ValueTerm {
  return {
    rule: () => t`the value must be one of ${values.join(', ')}`,
    read: (value) => values.find((known) => known === value.toLowerCase()),
    test: (value) => (chain) => seen(chain).includes(value),
    seen,
    offered: values,
  };
}

function lower(value: string, grammar: RegExp): string | undefined {
  return grammar.test(value) ? value.toLowerCase() : undefined;
}

function some(values: Iterable<string>, matches: (value: string) => boolean): boolean {
  for (const value of values) if (matches(value)) return true;
  return false;
}

/** Hosts are recorded in ASCII (punycode), but people write them in Unicode. */
function toAscii(host: string): string {
  const url = `http://${host}`;
  return parseUrl(url)?.host ?? host;
}
