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

/** What is known of one frame, all requests by id. */
export interface Frame {
  readonly tabId: number;
  /** 0: the tab's own. */
  readonly frameId: number;
  /** Requests for documents that it does not show, in the order in which they began. */
  readonly requests: readonly string[];
  /** What it shows; undefined where no request is known of that. */
  readonly shown?: { readonly id: string; readonly committedAt: number };
  /** Commits whose request has not been reported, oldest first. */
  readonly commits: readonly Commit[];
}

/** A request for a document has led to what it leads to. */
export interface Arrival {
  readonly chain: RedirectChain;
  /** False where it left the frame as it was: it failed, was empty or a download. */
  readonly isShown: boolean;
  /** The chain of the document that it followed from, and how; undefined where it followed from none. */
  readonly origin?: { readonly chain: RedirectChain; readonly link: ChainLink };
}

/** Frames that are remembered. Where a page has more, the oldest are forgotten. */
const MOST_FRAMES = 64;

/** Requests, and commits, of a frame that wait for each other. Where there are more, the oldest wait in vain. */
const MOST_WAITING = 32;

export class Documents {
  #frames = new Map<string, Frame>();
  #chains = new Map<string, RedirectChain>();

  /** Takes back what `frames` once gave, with all chains that there are. */
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

  /** The chain of a document that is shown, or of a request for one. */
  chain(id: string): RedirectChain | undefined {
    return this.#chains.get(id);
  }

  /** Takes in the new state of a request for a document. */
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

  /** Takes in that a frame shows another document; undefined where its request has not been reported yet. */
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
   * Gives up waiting for the request of a tab's commit: it came from the back-forward cache, or extensions are not shown
   * it. Requests are reported in order, so that none is to be expected of before what was reported last.
   * @param time when what was reported last happened
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

  /** Gives up a tab's frames, or all frames of its document. */
  forget(tabId: number, isGone: (frame: Frame) => boolean = () => true): void {
    for (const [key, frame] of this.#frames) {
      if (frame.tabId === tabId && isGone(frame)) this.#frames.delete(key);
    }
  }

  /** Gives up a chain, whatever frame it is known of. */
  forgetChain(id: string): void {
    for (const frame of this.#frames.values()) {
      if (!idsOf(frame).includes(id)) continue;
      const requests = frame.requests.filter((each) => each !== id);
      const next = { ...frame, requests };
      this.#frames.set(keyOf(frame), frame.shown?.id === id ? withoutDocument(next) : next);
    }
  }

  /** Gives up the oldest frame; false if there is none. */
  forgetOldest(): boolean {
    const [oldest] = this.#frames.keys();
    return oldest !== undefined && this.#frames.delete(oldest);
  }

  /** Hands over the chains that no frame needs any more. */
  takeUnneeded(): RedirectChain[] {
    const needed = new Set([...this.#frames.values()].flatMap(idsOf));
    const unneeded = [...this.#chains.values()].filter(({ id }) => !needed.has(id));
    for (const { id } of unneeded) this.#chains.delete(id);
    return unneeded;
  }

  /** A page that was prerendered takes the tab's place: it is committed there without another request. */
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
      // What was reported before it came to nothing.
      requests: after(frame.requests, chain.id),
      shown: { id: chain.id, committedAt: commit.time },
      commits: after(frame.commits, commit),
    });
    if (frame.frameId === 0) this.forget(frame.tabId, ({ frameId }) => frameId !== 0);
    return arrival;
  }

  /** The answer leaves the document as it is, or puts an error page, which leads nowhere, in its place. */
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
    // Another document came between, of which no request is known.
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

/** What follows an item in a list: nothing where it is not in it. */
function after<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.slice(list.indexOf(item) + 1) : [];
}

function withoutDocument({ shown: _gone, ...frame }: Frame): Frame {
  return frame;
}
