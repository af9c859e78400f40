/** Hands a file to the browser or to Electron, which ask where to keep it. */

export interface SavedFile {
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (octet) => octet.charCodeAt(0));

export function saveFile({ name, mime, base64 }: SavedFile): void {
  const address = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken the bytes by the next turn; the address would otherwise keep them in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
