/** The one key of the search. Pure. */

/** As it is shown on the button. */
export const SEARCH_KEY = 'Ctrl+K';

/** Ctrl+K, and ⌘K on a Mac; with nothing else held. */
export const isSearchKey = (event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): boolean =>
  event.key.toLowerCase() === 'k' && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey;
