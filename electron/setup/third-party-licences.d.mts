export interface ShippedPackage {
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Packages of a package-lock.json that reach a user's machine. */
export function shippedPackages(lock: {
  readonly packages: Readonly<Record<string, object>>;
}): readonly ShippedPackage[];

/** The document; `textsOf` gives the licence texts of a package by its place. */
export function listing(
  packages: readonly ShippedPackage[],
  textsOf: (place: string) => readonly string[],
): string;
