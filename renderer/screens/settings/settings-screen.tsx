export function SettingsScreen(_: { readonly tab: string | undefined }) {
  return null;
}
