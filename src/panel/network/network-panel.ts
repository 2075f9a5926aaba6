/** The way from a hop to the same request in DevTools' own Network panel, where DevTools lets extensions there. */

/** The part of `devtools.panels` that has to do with it: Chromium's alone, since 128. */
export interface NetworkPanels {
  readonly network?: { readonly show?: (options: { readonly filter: string }) => unknown };
}

/** The field of the Network panel's filter is for people: a longer URL's beginning tells it from others well enough. */
const LONGEST = 500;

/** Gives what shows the requests of a URL in the Network panel; undefined where there is no way. */
export function networkPanel(
  panels: NetworkPanels | undefined,
): ((url: string) => void) | undefined {
  const network = panels?.network;
  const show = network?.show?.bind(network);
  return show && ((url) => void show({ filter: `url:${filterUrl(url)}` }));
}

/** The Network panel knows URLs without fragments; a space, which no URL has, would end the term. */
function filterUrl(url: string): string {
  return url.replace(/#.*$/s, '').replace(/\s.*$/s, '').slice(0, LONGEST);
}
