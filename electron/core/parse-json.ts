/** JSON from outside, or undefined when it is none; a schema decides what it means. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
