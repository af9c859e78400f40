export function buildPcsclite(options?: { readonly root?: string; readonly force?: boolean }): {
  readonly usable: boolean;
  /** One line for the person at the terminal. */
  readonly line: string;
};
