/**
 * The lists of revoked certificates that the authority gave with its CA: in the same text, after it. With one there, a
 * certificate of theirs that was revoked is refused; without one, nobody can know.
 */
import { createSecureContext } from 'node:tls';

const LIST = /-----BEGIN X509 CRL-----[\s\S]+?-----END X509 CRL-----/g;

/** PEM of each; empty when there is none. */
export const revocationListsIn = (ca: string): readonly string[] => ca.match(LIST) ?? [];

/** Whether every list among them can be read; true when there is none. */
export function areRevocationLists(ca: string): boolean {
  try {
    createSecureContext(revocationOption(ca));
    return true;
  } catch {
    return false;
  }
}

/** As an option of TLS: absent where no list is given, because an empty one would be a list. */
export function revocationOption(ca: string): { readonly crl?: string[] } {
  const lists = revocationListsIn(ca);
  return lists.length === 0 ? {} : { crl: [...lists] };
}
