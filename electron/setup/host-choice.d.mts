export type Host = { readonly file: string } | { readonly why: string };

/** @param options of the command line */
export function chooseHost(options: readonly string[], findElectron: () => Promise<Host>): Promise<Host>;

export function failedToStart(end: {
  readonly code: number | null;
  readonly signal: string | null;
  readonly error?: Error;
}): boolean;
