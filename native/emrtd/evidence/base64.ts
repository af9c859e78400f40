/** Base64 (RFC 4648 §4) without Node's Buffer: this room is pure. */

const CHUNK = 0x8000; // fromCharCode takes its octets as arguments, and those are limited

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** Throws on text that is not base64; the schema has checked it before. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
