/** Links between chains in words. */
import type { Certainty, ChainLink, LinkCause } from './chain.ts';

const NAMES: Readonly<Record<LinkCause, string>> = {
  'refresh-header': 'Refresh header',
  'meta-refresh': 'meta refresh',
  script: 'script',
  form: 'form',
  'client-side': 'client-side',
  preflight: 'preflight',
};

const EXPLANATIONS: Readonly<Record<LinkCause, string>> = {
  'refresh-header': 'The document before was answered with a Refresh header that led here.',
  'meta-refresh':
    'The document before led here by itself, with a meta element: no Refresh header asked for it.',
  script: 'A script of the document before led here.',
  form: 'A script of the document before submitted a form, as OAuth’s form_post and SAML’s POST binding do.',
  'client-side':
    'The document before led here by itself, by a script or a meta element; the browser does not say which.',
  preflight:
    'The request was stopped: its CORS preflight was redirected, which Fetch does not allow (§4.8).',
};

const REASONS: Readonly<Record<Certainty, string>> = {
  certain: 'The browser says so.',
  likely: 'The browser does not say so, but there was no click or key that could explain it.',
  possible: 'It came soon after; a click or key is not ruled out.',
};

const PREFLIGHT_REASON =
  'The browser does not say which preflight is whose; page, URL, method and time agree.';

/** Names a cause: the word on its chip. */
export function linkName(cause: LinkCause): string {
  return NAMES[cause];
}

/** A link in one line: `meta refresh (certain)`. */
export function linkText({ cause, certainty }: ChainLink): string {
  return `${NAMES[cause]} (${certainty})`;
}

/** Says in full sentences what led from one chain to the other, and how that is known. */
export function linkExplanation({ cause, certainty }: ChainLink): string {
  const reason = cause === 'preflight' ? PREFLIGHT_REASON : REASONS[certainty];
  return `${EXPLANATIONS[cause]} ${reason}`;
}
