/** Links between chains in words. */

import type { Certainty, ChainLink, LinkCause } from '../chain/chain.ts';
import { type Message, msg, translate } from '../text/i18n.ts';

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
  'refresh-header': msg`A Refresh header in the previous document’s response navigated here.`,
  'meta-refresh': msg`A meta element in the previous document navigated here; no Refresh header
    did.`,
  script: msg`A script in the previous document navigated here.`,
  form: msg`A script in the previous document submitted a form, as in OAuth’s form_post or SAML’s
    POST binding.`,
  'client-side': msg`A script or meta element in the previous document navigated here; the browser
    doesn’t report which.`,
  preflight: msg`The request was stopped because its CORS preflight was redirected, which Fetch
    doesn’t allow (§4.8).`,
};

const REASONS: Readonly<Record<Certainty, Message>> = {
  certain: msg`The browser reported this.`,
  likely: msg`The browser didn’t report this, but there was no click or key press that could
    explain it.`,
  possible: msg`This request came soon afterward; a click or key press isn’t ruled out.`,
};

const PREFLIGHT_REASON = msg`The browser doesn’t report which preflight belongs to which request;
  page, URL, method and time match.`;

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
