/** Links that leave the desk: opened by the system's browser, and only to places we know. */

/** SECURITY: whole host names, compared whole. A part of a name (`gov.vn.example`) is not a match. */
export const EXTERNAL_HOSTS: ReadonlySet<string> = new Set([
  'dichvucong.bocongan.gov.vn',
  'tbltkbtt.bocongan.gov.vn',
]);

/** The address to open, normalised; undefined when it is not one of ours to open. */
export function externalAddress(
  address: unknown,
  hosts: ReadonlySet<string> = EXTERNAL_HOSTS,
): string | undefined {
  if (typeof address !== 'string') return undefined;
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  return hosts.has(url.hostname) ? url.href : undefined;
}

/** Opens a known address through `open`; says whether it did. */
export function openExternalLink(address: unknown, open: (address: string) => void): boolean {
  const known = externalAddress(address);
  if (known === undefined) return false;
  open(known);
  return true;
}
