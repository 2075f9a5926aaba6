/** What a scenario's page sends, with all placeholders replaced: the JSON that player.js plays. */
import {
  methodOf,
  type Scenario,
  type Send,
  type SendBody,
  type SendBy,
  sendsOf,
} from '../scenario.ts';
import { expand, type LabPorts, MAIN_HOST } from '../urls.ts';

/** One request, ready to be sent. */
export interface PlannedSend {
  readonly by: SendBy;
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: SendBody;
  readonly redirect: RequestRedirect;
  readonly credentials: RequestCredentials;
}

/** Plans a scenario's requests, in order. */
export function toPlan(scenario: Scenario, ports: LabPorts): PlannedSend[] {
  return sendsOf(scenario).map((send) => plan(send, scenario.id, ports));
}

function plan(send: Send, scenarioId: string, ports: LabPorts): PlannedSend {
  const { by, scheme = 'http', host = MAIN_HOST, path, headers = {}, body } = send;
  return {
    by,
    method: methodOf(send),
    url: expand(`{${scheme}://${host}}${path}`, scenarioId, ports),
    headers,
    redirect: send.redirect ?? 'follow',
    credentials: send.credentials ?? 'same-origin',
    ...(body && { body }),
  };
}
