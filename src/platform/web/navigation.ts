/** A way to a page, at the top of every page. */
export interface NavigationPlace {
  href: string;
  labelKey: string;
  /** Addresses of pages that belong there too. */
  holds?: RegExp;
}

export interface NavigationLink extends NavigationPlace {
  current: boolean;
}

/** The ways as links; the one that holds the page at `path` is current. */
export function linksFrom(path: string, places: readonly NavigationPlace[]): NavigationLink[] {
  return places.map(({ href, labelKey, holds }) => ({
    href,
    labelKey,
    current: path === href || (href !== '/' && path.startsWith(`${href}/`)) || holds?.test(path) === true,
  }));
}
