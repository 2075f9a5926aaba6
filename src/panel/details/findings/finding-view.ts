/** Findings as the details show them, as display-safe texts. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { Finding, Fix, Severity } from '../../../core/findings/finding.ts';
import { findingsOf } from '../../../core/findings/index.ts';
import { toSnippets } from '../../../core/formats/fixes/index.ts';
import type { RedirectStatus } from '../../../core/http/status-codes.ts';
import { layersOf } from '../../../core/layers/index.ts';
import type { Layer } from '../../../core/layers/layer.ts';
import type { Reference } from '../../../core/standards/references.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';

export interface FindingView {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The index of the hop that it is shown with. */
  readonly hop: number;
  readonly text: string;
  readonly explanation: string;
  readonly remedy: string | undefined;
  readonly reference: Reference;
  /** What to respond instead, for each server; empty if no line of configuration would do it. */
  readonly fixes: readonly FixView[];
  /** The status that the remedy names. */
  readonly whatIf: RedirectStatus | undefined;
}

export interface FixView {
  /** `Answer 307` */
  readonly name: string;
  /** The server that sent the redirect comes first. */
  readonly snippets: readonly SnippetView[];
  /** The server that sent the redirect, if it is known and there are lines for it. */
  readonly answeredBy: string | undefined;
}

export interface SnippetView {
  readonly server: string;
  readonly text: string;
  /** Whether such lines were tried on the server. */
  readonly tried: string;
}

/**
 * Finds what is worth reporting about a chain, and prepares it for display.
 * @param journey the chains that it may have followed from
 * @param earlier the result of `earlierOf` among all chains
 */
export function chainFindings(
  chain: RedirectChain,
  journey: readonly RedirectChain[],
  earlier: readonly RedirectChain[] = [],
): FindingView[] {
  const before = journey.find(({ id }) => id === chain.link?.from);
  return toFindingViews(findingsOf(chain, before, earlier), chain);
}

/** Prepares findings for display, in the given order. */
function toFindingViews(findings: readonly Finding[], chain: RedirectChain): FindingView[] {
  return findings.map(({ id, title, severity, hop, reference, ...rest }) => ({
    id,
    title,
    severity,
    hop,
    reference,
    text: visibleText(rest.text),
    explanation: visibleText(rest.explanation),
    remedy: rest.remedy === undefined ? undefined : visibleText(rest.remedy),
    fixes: (rest.fixes ?? []).map((fix) => toFixView(fix, senderOf(chain, hop))),
    whatIf: rest.whatIf,
  }));
}

/** Returns whether findings are listed above the hops: only if they are not all visible at once. */
export function needsList(findings: readonly FindingView[]): boolean {
  return findings.length > 1 || findings.some(({ hop }) => hop > 2);
}

function toFixView(fix: Fix, sender: Layer | undefined): FixView {
  const written = toSnippets(fix, sender);
  const snippets = written.map(({ server, text, triedWith }) => ({
    server,
    text,
    tried:
      triedWith === undefined
        ? t`Not tested. Test these lines before you use them.`
        : t`Lines like these were tested with ${triedWith}, directly and behind a proxy that terminates TLS.`,
  }));
  const answeredBy = written.find(({ layer }) => layer === sender)?.server;
  return { name: t`Return ${fix.status}`, snippets, answeredBy };
}

function senderOf({ hops }: RedirectChain, index: number): Layer | undefined {
  const hop = hops[index];
  return hop && layersOf(hop).author?.layer;
}
