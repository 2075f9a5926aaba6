/**
 * The documents that the frames of recorded tabs show: which chain each followed from, and which followed from the one
 * before. Requests and commits arrive in either order.
 */
import type { ChainLink, RedirectChain } from '../../core/chain/chain.ts';
import { lastHop } from '../../core/chain/chain.ts';
import { isHttp, isSameRequest } from '../../core/chain/chain-edit.ts';
import { toClientLink } from '../../core/record/client-redirect.ts';
import {
  type Commit,
  isCommitOf,
  isEarly,
  isNeverShown,
  toShownDocument,
} from '../../core/record/commit.ts';

/** What is known about one frame; requests are given by id. */
export interface Frame {
  readonly tabId: number;
  /** 0: the tab's own. */
  readonly frameId: number;
  /** Requests for documents that it doesn't show, in the order in which they began. */
  readonly requests: readonly string[];
  /** What it shows; undefined if the request for that is unknown. */
  readonly shown?: { readonly id: string; readonly committedAt: number };
  /** Commits whose request has not been reported, oldest first. */
  readonly commits: readonly Commit[];
}

/** The outcome of a request for a document. */
export interface Arrival {
  readonly chain: RedirectChain;
  /** False if it left the frame as it was: it failed, was empty or was a download. */
  readonly isShown: boolean;
  /** The chain of the document that it followed from, and how; undefined if there is none. */
  readonly origin?: { readonly chain: RedirectChain; readonly link: ChainLink };
}

/** The most frames that are remembered. If a page has more, the oldest are forgotten. */
const MOST_FRAMES = 64;

/** The most requests and commits of a frame that wait for each other. If there are more, the oldest are forgotten. */
const MOST_WAITING = 32;

export class Documents {
  #frames = new Map<string, Frame>();
  #chains = new Map<string, RedirectChain>();

  /** Restores what `frames` returned, with all chains that there are. */
  restore(frames: readonly Frame[], chains: readonly RedirectChain[]): void {
    const byId = new Map(chains.map((chain) => [chain.id, chain]));
    for (const frame of frames) {
      this.#frames.set(keyOf(frame), frame);
      for (const id of idsOf(frame)) {
        const chain = byId.get(id);
        if (chain) this.#chains.set(id, chain);
      }
    }
  }

  frames(): readonly Frame[] {
    return [...this.#frames.values()];
  }

  /** The chain of a shown document, or of a request for one. */
  chain(id: string): RedirectChain | undefined {
    return this.#chains.get(id);
  }

  /** Records the new state of a request for a document. */
  follow(chain: RedirectChain): Arrival | undefined {
    const known = this.#chains.get(chain.id);
    // An id that is used again, for another frame.
    if (known && keyOf(known) !== keyOf(chain)) this.forgetChain(chain.id);
    const frame = this.#frameOf(chain);
    this.#chains.set(chain.id, chain);
    if (frame.shown?.id === chain.id) {
      if (isNeverShown(chain) && isEarly(frame.shown.committedAt, chain)) {
        this.#set(withoutDocument(frame));
      }
      return undefined;
    }
    const isKnown = frame.requests.includes(chain.id);
    const requests = isKnown ? frame.requests : [...frame.requests, chain.id];
    const next = { ...frame, requests };
    this.#set(next);
    const commit = frame.commits.find((each) => isCommitOf(each, chain));
    if (commit) return this.#show(next, chain, commit);
    return isNeverShown(chain) ? this.#leaveOut(next, chain) : undefined;
  }

  /** Records that a frame shows another document; undefined if its request has not been reported yet. */
  committed(commit: Commit): Arrival | undefined {
    const { tabId, frameId } = commit;
    const frame = this.#frameOf(commit);
    const its = this.#chainsOf(frame).filter((each) => isCommitOf(commit, each));
    const chain = its.findLast(({ hops: [first] }) => first.startedAt <= commit.time) ?? its[0];
    if (chain) return this.#show(frame, chain, commit);
    const prerendered = frameId === 0 ? this.#takePrerendered(commit) : undefined;
    if (prerendered) {
      const shown = { id: prerendered.id, committedAt: commit.time };
      this.#set({ tabId, frameId, requests: [], shown, commits: [] });
      return { chain: prerendered, isShown: true };
    }
    if (isHttp(commit.url)) this.#set({ ...frame, commits: [...frame.commits, commit] });
    else this.#set(withoutDocument({ ...frame, commits: [] }));
    return undefined;
  }

  /**
   * Stops waiting for the request of a tab's commit: the page came from the back-forward cache, or extensions can't see
   * the request. Requests are reported in order, so none from before the last one is expected.
   * @param time when the last reported event happened
   * @returns the commit, if there was one
   */
  withoutRequest(tabId: number, time: number): Commit | undefined {
    const frame = this.#frames.get(keyOf({ tabId, frameId: 0 }));
    const commit = frame?.commits.findLast((each) => each.time < time);
    if (!frame || !commit) return undefined;
    const commits = frame.commits.filter((each) => each.time > commit.time);
    this.#set(withoutDocument({ ...frame, commits }));
    this.forget(tabId, ({ frameId }) => frameId !== 0);
    return commit;
  }

  /** Forgets a tab's frames, or all frames of its document. */
  forget(tabId: number, isGone: (frame: Frame) => boolean = () => true): void {
    for (const [key, frame] of this.#frames) {
      if (frame.tabId === tabId && isGone(frame)) this.#frames.delete(key);
    }
  }

  /** Forgets a chain, whichever frame it belongs to. */
  forgetChain(id: string): void {
    for (const frame of this.#frames.values()) {
      if (!idsOf(frame).includes(id)) continue;
      const requests = frame.requests.filter((each) => each !== id);
      const next = { ...frame, requests };
      this.#frames.set(keyOf(frame), frame.shown?.id === id ? withoutDocument(next) : next);
    }
  }

  /** Forgets the oldest frame; false if there is none. */
  forgetOldest(): boolean {
    const [oldest] = this.#frames.keys();
    return oldest !== undefined && this.#frames.delete(oldest);
  }

  /** Removes and returns the chains that no frame needs any more. */
  takeUnneeded(): RedirectChain[] {
    const needed = new Set([...this.#frames.values()].flatMap(idsOf));
    const unneeded = [...this.#chains.values()].filter(({ id }) => !needed.has(id));
    for (const { id } of unneeded) this.#chains.delete(id);
    return unneeded;
  }

  /** A prerendered page is committed in the tab's own frame without another request. */
  #takePrerendered({ tabId, url }: Commit): RedirectChain | undefined {
    for (const [key, frame] of this.#frames) {
      const chain = frame.shown && this.#chains.get(frame.shown.id);
      if (frame.tabId !== tabId || chain?.type !== 'main_frame') continue;
      if (chain.lifecycle !== 'prerender' || !isSameRequest(lastHop(chain).url, url)) continue;
      this.#frames.delete(key);
      return chain;
    }
    return undefined;
  }

  #show(frame: Frame, chain: RedirectChain, commit: Commit): Arrival {
    const arrival = this.#arrive(frame, chain, commit);
    this.#set({
      tabId: frame.tabId,
      frameId: frame.frameId,
      // Earlier requests came to nothing.
      requests: after(frame.requests, chain.id),
      shown: { id: chain.id, committedAt: commit.time },
      commits: after(frame.commits, commit),
    });
    if (frame.frameId === 0) this.forget(frame.tabId, ({ frameId }) => frameId !== 0);
    return arrival;
  }

  /** The response leaves the document as it is, or an error page replaces the document. */
  #leaveOut(frame: Frame, chain: RedirectChain): Arrival {
    const arrival = this.#arrive(frame, chain, undefined);
    const { error } = lastHop(chain);
    const next = { ...frame, requests: frame.requests.filter((id) => id !== chain.id) };
    this.#set(error === undefined ? next : withoutDocument(next));
    return arrival;
  }

  #arrive(frame: Frame, chain: RedirectChain, commit: Commit | undefined): Arrival {
    const { shown } = frame;
    const isShown = commit !== undefined;
    const before = shown && this.#chains.get(shown.id);
    // Another document was shown in between, whose request is unknown.
    const isHidden = frame.commits.some(
      (each) => each !== commit && each.time < chain.hops[0].startedAt,
    );
    if (!before || isHidden) return { chain, isShown };
    const shownBefore = toShownDocument(before, shown.committedAt);
    const link = toClientLink(shownBefore, chain, commit?.reason ?? 'unknown');
    return { chain, isShown, ...(link && { origin: { chain: before, link } }) };
  }

  #chainsOf(frame: Frame): RedirectChain[] {
    return frame.requests.flatMap((id) => this.#chains.get(id) ?? []);
  }

  #frameOf({ tabId, frameId }: Pick<Frame, 'tabId' | 'frameId'>): Frame {
    return (
      this.#frames.get(keyOf({ tabId, frameId })) ?? { tabId, frameId, requests: [], commits: [] }
    );
  }

  #set(frame: Frame): void {
    this.#frames.delete(keyOf(frame));
    this.#frames.set(keyOf(frame), {
      ...frame,
      requests: frame.requests.slice(-MOST_WAITING),
      commits: frame.commits.slice(-MOST_WAITING),
    });
    if (this.#frames.size > MOST_FRAMES) this.forgetOldest();
  }
}

function keyOf({ tabId, frameId }: Pick<Frame, 'tabId' | 'frameId'>): string {
  return `${tabId} ${frameId}`;
}

function idsOf({ requests, shown }: Frame): string[] {
  return shown ? [...requests, shown.id] : [...requests];
}

/** What follows an item in a list; nothing if the list doesn't contain it. */
function after<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.slice(list.indexOf(item) + 1) : [];
}

function withoutDocument({ shown: _gone, ...frame }: Frame): Frame {
  return frame;
}
