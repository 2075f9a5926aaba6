/**
 * The 3xx statuses in words, for the panel's cards and docs/redirects.md. What follows from the data of status-codes.ts
 * and the rules of redirect.ts is put into sentences here; only the rest is written separately for each status.
 */
import { causeExplanation, causeName } from '../chain/cause-text.ts';
import {
  type MethodRule,
  REDIRECT_STATUSES,
  type RedirectRule,
  type StatusCode,
  statusCode,
} from '../http/status-codes.ts';
import { type Message, msg, t, translate } from '../text/i18n.ts';
import { requiredMethod } from './redirect.ts';
import type { Reference } from './references.ts';
import { rfc9110 } from './references.ts';
import {
  INTERNAL_WORDS,
  type InternalCause,
  STATUS_WORDS,
  type StatusNote,
} from './status-words.ts';

/** A short text with a name. */
export interface ReferenceFact {
  readonly name: string;
  readonly text: string;
}

/** The reference's text on one status, or on a redirect that no server sent. */
export interface ReferenceEntry {
  /** `302 Found`, `HSTS` */
  readonly title: string;
  /** What it means, in two sentences. */
  readonly meaning: string;
  readonly facts: readonly ReferenceFact[];
  /** Absent if no standard specifies it. */
  readonly source?: Reference;
  /** The lab's scenarios that show it, by id. */
  readonly scenarios: readonly string[];
}

/** One line of the comparison: a cell for each of `REDIRECT_STATUSES`. */
export interface ComparedFact {
  readonly name: string;
  readonly cells: readonly string[];
}

/** The reference's text on a status; undefined for a status other than 3xx. */
export function statusEntry(status: number): ReferenceEntry | undefined {
  const code = statusCode(status);
  const words = STATUS_WORDS.get(status);
  if (!code || !words) return undefined;
  const { meaning, notes, scenarios } = words;
  const facts = code.redirect ? redirectFacts(status, code, code.redirect) : otherFacts(code);
  return {
    title: `${status} ${code.name}`,
    meaning: translate(meaning),
    facts: [...facts, ...notes.map(toFact)],
    source: rfc9110(code.section),
    scenarios,
  };
}

/** The reference's text on an internal redirect. */
export function internalEntry(cause: InternalCause): ReferenceEntry {
  const { notes, source, scenarios } = INTERNAL_WORDS[cause];
  return {
    title: causeName(cause),
    meaning: causeExplanation(cause),
    facts: [
      { name: t`Method and body`, text: t`Kept. An internal redirect changes neither.` },
      ...notes.map(toFact),
    ],
    ...(source !== undefined && { source }),
    scenarios,
  };
}

function toFact({ name, text }: StatusNote): ReferenceFact {
  return { name: translate(name), text: translate(text) };
}

/** The statuses that browsers follow, compared side by side in a few words. */
export function comparison(): ComparedFact[] {
  return [
    compared(t`Permanent`, (_, { redirect }) => yesNo(redirect?.permanent)),
    compared(t`POST in browsers`, (status) => methodWord(status, 'POST')),
    compared('PUT, PATCH, DELETE', (status) => methodWord(status, 'PUT')),
    compared(t`POST body`, (status) => (changes(status, 'POST') ? t`lost` : t`kept`)),
    compared(
      t`POST to GET (RFC 9110)`,
      (_, { redirect }) => redirect && translate(RULE_WORDS[redirect.method]),
    ),
    compared(t`Cached by default`, (_, { cacheable }) => yesNo(cacheable)),
    compared(t`URL in search results`, (_, { redirect }) =>
      redirect?.permanent ? t`new` : t`old`,
    ),
  ];
}

const RULE_WORDS: Readonly<Record<MethodRule, Message>> = {
  'may-change': msg`may`,
  retrieval: msg`intended`,
  'must-keep': msg`never`,
  keep: msg`never`,
};

function compared(
  name: string,
  cell: (status: number, code: StatusCode) => string | undefined,
): ComparedFact {
  const cells = REDIRECT_STATUSES.map((status) => {
    const code = statusCode(status);
    return (code && cell(status, code)) ?? '';
  });
  return { name, cells };
}

function changes(status: number, method: string): boolean {
  return requiredMethod(status, method) !== method;
}

function methodWord(status: number, method: string): string {
  return changes(status, method) ? `→ ${requiredMethod(status, method)}` : t`kept`;
}

function yesNo(is: boolean | undefined): string {
  return is ? t`yes` : t`no`;
}

function redirectFacts(status: number, code: StatusCode, rule: RedirectRule): ReferenceFact[] {
  const { permanent } = rule;
  return [
    {
      name: t`Permanent`,
      text: permanent
        ? t`Yes. Links and bookmarks should use the new URL.`
        : t`No. Clients keep using the old URL.`,
    },
    { name: t`Method`, text: methodText(status) },
    { name: 'RFC 9110', text: translate(RULE_TEXTS[rule.method]) },
    { name: t`Body`, text: bodyText(status) },
    { name: t`Cached`, text: cacheText(code) },
    {
      name: t`Search engines`,
      text: permanent
        ? t`A strong signal that the target is canonical: results show the new URL.`
        : t`A weak signal that the target is canonical: results keep showing the old URL.`,
    },
  ];
}

function otherFacts(code: StatusCode): ReferenceFact[] {
  return [
    { name: t`Followed`, text: t`Not by browsers: this isn’t a redirect status (Fetch §2.2.6).` },
    ...(code.cacheable ? [{ name: t`Cached`, text: cacheText(code) }] : []),
  ];
}

const RULE_TEXTS: Readonly<Record<MethodRule, Message>> = {
  'may-change': msg`A client MAY change POST to GET, for historical reasons. Some do and some
    don’t.`,
  retrieval: msg`The target is intended to be retrieved with GET or HEAD.`,
  'must-keep': msg`A client MUST NOT change the method.`,
  keep: msg`Designed to keep the method (§15.4): a 301 without the change to GET.`,
};

function methodText(status: number): string {
  if (changes(status, 'PUT')) {
    return t`In browsers (Fetch §4.5), every method except GET and HEAD becomes GET.`;
  }
  return changes(status, 'POST')
    ? t`In browsers (Fetch §4.5), POST becomes GET and every other method is kept.`
    : t`In browsers (Fetch §4.5), every method is kept.`;
}

function bodyText(status: number): string {
  if (changes(status, 'PUT')) return t`Lost, along with its headers.`;
  return changes(status, 'POST')
    ? t`Lost, along with its headers, if POST becomes GET; otherwise sent again.`
    : t`Sent again. A body that can’t be sent again, such as a stream, ends the chain with a
      network error.`;
}

function cacheText({ cacheable }: StatusCode): string {
  return cacheable
    ? t`Yes, for as long as the cache chooses, unless the response specifies otherwise (RFC 9110
      §15.1).`
    : t`Only if the response allows it (Cache-Control, Expires).`;
}
