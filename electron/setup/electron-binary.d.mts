export interface ElectronSearch {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
  /** Whether this is root; Electron keeps its sandbox, which root cannot have. */
  readonly root?: boolean;
  /** Of the package `electron`. */
  readonly folder?: string;
  /** Where a failed download is remembered. */
  readonly cache?: string;
  /** The downloader, with its parameters. */
  readonly command?: readonly [string, ...string[]];
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  readonly silenceMs?: number;
  readonly lookMs?: number;
}

/** The binary, or one clause that says why the browser is used. */
export function findElectron(
  search?: ElectronSearch,
): Promise<{ readonly file: string } | { readonly why: string }>;
