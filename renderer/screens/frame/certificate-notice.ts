/** When the frame speaks of a certificate of ours that ends. Pure. */
import type { DeskStatus } from '../../bridge/view-types.ts';
import type { Screen } from '../../router.ts';

type Channel = DeskStatus['sending']['channels'][number];

export interface CertificateNotice {
  readonly name: Channel['name'];
  readonly endsAt: number;
  readonly ended: boolean;
}

/** Where whoever sees to the desk looks in quiet hours; the counter is not disturbed weeks ahead. */
const QUIET: ReadonlySet<Screen> = new Set<Screen>(['today', 'outbox', 'settings']);
/** So long before the end it is said on every screen. */
const PRESSING_MS = 7 * 86_400_000;

/** The certificate that ends first; the desk names none that is good for more than thirty days. */
export function certificateNotice(
  channels: readonly Channel[],
  now: number,
  screen: Screen,
): CertificateNotice | undefined {
  const ending = channels.flatMap(({ name, credentialsEnd }) =>
    credentialsEnd === undefined ? [] : [{ name, endsAt: credentialsEnd, ended: credentialsEnd <= now }],
  );
  const [first] = ending.sort((a, b) => a.endsAt - b.endsAt);
  return first && (first.endsAt - now <= PRESSING_MS || QUIET.has(screen)) ? first : undefined;
}
