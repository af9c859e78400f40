/** Success with a value, or a failure that a human or the world caused. Bugs are thrown instead. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Marks a branch that the types say cannot be reached. Reaching it is a bug. */
export function unreachable(value: never, what = 'value'): never {
  throw new Error(`unreachable ${what}: ${JSON.stringify(value)}`);
}
