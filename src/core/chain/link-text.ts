/** Links between chains in words. */
import { type Message, msg, translate } from '../text/i18n.ts';
import type { Certainty, ChainLink, LinkCause } from './chain.ts';

const NAMES: Readonly<Record<LinkCause, Message>> = {
  'refresh-header': msg`Refresh header`,
  'meta-refresh': msg`meta refresh`,
  script: msg`script`,
  form: msg`form`,
  'client-side': msg`client-side`,
  preflight: msg`preflight`,
};

const CERTAINTIES: Readonly<Record<Certainty, Message>> = {
  certain: msg`certain`,
  likely: msg`likely`,
  possible: msg`possible`,
};

const EXPLANATIONS: Readonly<Record<LinkCause, Message>> = {
  'refresh-header': msg`The document before was answered with a Refresh header that led here.`,
  'meta-refresh': msg`The document before led here by itself, with a meta element: no Refresh header asked for it.`,
  script: msg`A script of the document before led here.`,
  form: msg`A script of the document before submitted a form, as OAuth’s form_post and SAML’s POST binding do.`,
  'client-side': msg`The document before led here by itself, by a script or a meta element; the browser does not say which.`,
  preflight: msg`The request was stopped: its CORS preflight was redirected, which Fetch does not allow (§4.8).`,
};

const REASONS: Readonly<Record<Certainty, Message>> = {
  certain: msg`The browser says so.`,
  likely: msg`The browser does not say so, but there was no click or key that could explain it.`,
  possible: msg`It came soon after; a click or key is not ruled out.`,
};

const PREFLIGHT_REASON = msg`The browser does not say which preflight is whose; page, URL, method and time agree.`;

/** Names a cause: the word on its chip. */
export function linkName(cause: LinkCause): string {
  return translate(NAMES[cause]);
}

/** A link in one line: `meta refresh (certain)`. */
export function linkText({ cause, certainty }: ChainLink): string {
  return `${linkName(cause)} (${translate(CERTAINTIES[certainty])})`;
}

/** The same in English, for files that programs read. */
export function englishLinkText({ cause, certainty }: ChainLink): string {
  return `${NAMES[cause].english} (${certainty})`;
}

/** Says in full sentences what led from one chain to the other, and how that is known. */
export function linkExplanation({ cause, certainty }: ChainLink): string {
  const reason = cause === 'preflight' ? PREFLIGHT_REASON : REASONS[certainty];
  return `${translate(EXPLANATIONS[cause])} ${translate(reason)}`;
}
