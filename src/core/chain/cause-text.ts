/** The causes of a redirect in words: who caused it. */
import { type Message, msg, translate } from '../text/i18n.ts';
import type { Cause } from './chain.ts';

const CAUSE_NAMES: Readonly<Record<Exclude<Cause, 'http'>, Message>> = {
  hsts: msg`HSTS`,
  upgrade: msg`HTTPS upgrade`,
  extension: msg`extension`,
  unknown: msg`unknown`,
};

const CAUSE_EXPLANATIONS: Readonly<Record<Exclude<Cause, 'http'>, Message>> = {
  hsts: msg`The browser uses only HTTPS for this host (HSTS, RFC 6797 §8.3). No server sent this
    redirect.`,
  upgrade: msg`The URL was upgraded to HTTPS in the browser. The cause (HSTS, a page policy, a
    setting or an extension) isn’t reported. No server sent this redirect.`,
  extension: msg`Another extension redirected the request. No server sent this redirect.`,
  unknown: msg`The redirect itself was not observed. Either the recording missed it, or another
    extension redirected the request, which Chromium doesn’t report after another redirect.`,
};

/** Names a cause other than a server, for the hop's chip. */
export function causeName(cause: Cause): string {
  return cause === 'http' ? 'HTTP' : translate(CAUSE_NAMES[cause]);
}

/** Explains a redirect that no server sent, in whole sentences. */
export function causeExplanation(cause: Exclude<Cause, 'http'>): string {
  return translate(CAUSE_EXPLANATIONS[cause]);
}
