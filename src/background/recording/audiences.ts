/** Which tabs show which request. It is decided when the request begins; after that tabs only leave. */
export class Audiences {
  #tabs = new Map<string, readonly number[]>();

  /** The tabs that show a request; none for one that is not known, or that all of them have cleared. */
  of(requestId: string): readonly number[] {
    return this.#tabs.get(requestId) ?? [];
  }

  /** The requests that a tab shows. */
  seenIn(tabId: number): string[] {
    return [...this.#tabs].flatMap(([id, tabs]) => (tabs.includes(tabId) ? [id] : []));
  }

  set(requestId: string, tabs: readonly number[]): void {
    this.#tabs.set(requestId, tabs);
  }

  /** Shows a request no longer in one tab, and says whether any is left that shows it. */
  leave(requestId: string, tabId: number): boolean {
    const rest = this.of(requestId).filter((tab) => tab !== tabId);
    this.#tabs.set(requestId, rest);
    return rest.length > 0;
  }

  forget(requestId: string): void {
    this.#tabs.delete(requestId);
  }
}
