export function OutboxScreen(_: { readonly entryId: string | undefined }) {
  return null;
}
