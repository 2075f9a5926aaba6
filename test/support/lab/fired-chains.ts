/** The chains that the recorded events of a scenario make, without a browser. */
import type { Browser } from '../../../lab/scenario.ts';
import { scenarioPath } from '../../../lab/urls.ts';
import type { QueuedEvent } from '../../../src/background/capture/event-order.ts';
import { toCommit, toNavigationError } from '../../../src/background/capture/navigation.ts';
import { EVENT_NAMES, toRequestEvent } from '../../../src/background/capture/request-event.ts';
import { Recording } from '../../../src/background/recording/recording.ts';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { toJourneys } from '../../../src/core/journeys/journey.ts';
import type { Fired } from './fired-events.ts';

const LAB_ORIGIN = 'http://localhost:8307';

/** Returns the chains that the panel shows for a scenario, journey by journey. */
export function chainsFired(
  fired: readonly Fired[],
  browser: Browser,
  scenarioId: string,
): RedirectChain[] {
  const recording = new Recording();
  const tabId = playingTab(fired);
  recording.subscribe({ tabId, recording: true, preserveLog: true });
  recording.tabs.introduce(tabId, { origin: LAB_ORIGIN, incognito: false });
  // Browsers report an opened tab before its requests.
  for (const { details } of fired) {
    if (details.sourceTabId === tabId) recording.tabs.opened(details.tabId, tabId);
  }
  for (const event of fired) tell(recording, event, browser);
  const isIts = (chain: RedirectChain) =>
    chain.hops[0].url.includes(`${scenarioPath(scenarioId)}/`);
  return toJourneys(recording.chains.of(tabId)).flat().filter(isIts);
}

/** Returns the fired webRequest event; undefined for other events. */
export function requestEvent({ name: fired, details }: Fired): QueuedEvent[] {
  const name = EVENT_NAMES.find((known) => known === fired);
  return name ? [{ name, details }] : [];
}

/** Returns the tab that played a scenario; any tab if the browser reported none. */
function playingTab(fired: readonly Fired[]): number {
  const tabs = fired.map(({ details }) => details.sourceTabId ?? details.tabId);
  return tabs.find((tabId) => tabId >= 0) ?? 1;
}

function tell(recording: Recording, fired: Fired, browser: Browser): void {
  const { name, details } = fired;
  if (name === 'webNavigation.onCommitted') {
    recording.committed(toCommit(details, browser));
  } else if (name === 'webNavigation.onErrorOccurred') {
    const reason = toNavigationError(details.error);
    if (reason) recording.navigationFailed(details.tabId, details.frameId, details.url, reason);
  } else {
    const [request] = requestEvent(fired);
    const event = request && toRequestEvent(request.name, request.details, browser);
    if (event) recording.accept(event);
  }
}
