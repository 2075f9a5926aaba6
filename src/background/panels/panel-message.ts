/** Messages from panels, validated on arrival, so that nothing invalid is stored. */
import * as v from 'valibot';
import { isOpenable } from '../../core/url/openable.ts';
import type { PanelMessage, Subscription } from '../../messages.ts';

/** JSON, in which everything is stored, can't represent other numbers. */
export const Finite = v.pipe(v.number(), v.finite());

const subscription = {
  tabId: v.pipe(v.number(), v.safeInteger()),
  recording: v.boolean(),
  preserveLog: v.boolean(),
  clearedAt: v.exactOptional(Finite),
  resumedAt: v.exactOptional(Finite),
};

export const SubscriptionSchema = v.object(subscription) satisfies v.GenericSchema<
  unknown,
  Subscription
>;

const { tabId } = subscription;

const Message = v.variant('type', [
  v.object({ type: v.literal('subscribe'), ...subscription }),
  v.object({
    type: v.literal('open-url'),
    tabId,
    url: v.pipe(v.string(), v.check(isOpenable)),
  }),
  v.object({ type: v.literal('open-panel'), tabId }),
]) satisfies v.GenericSchema<unknown, PanelMessage>;

/** Reads a panel's message; undefined if it is not a valid one. */
export function readPanelMessage(message: unknown): PanelMessage | undefined {
  const result = v.safeParse(Message, message);
  return result.success ? result.output : undefined;
}
