/**
 * Which way a record goes: one channel for each kind of facility and of declaration, with others to fall back on. It is
 * looked up once, when the record is filed; what is queued or sent stays where it is until an operator moves it, or until
 * `fall-back.ts` may: never what may have arrived.
 */
import type { DeclarationKind } from '../declaration/declaration.ts';
import type { FacilityKind } from '../declaration/facility.ts';
import type { ChannelId, EntryState } from './entry.ts';

export interface Route {
  readonly facility: FacilityKind | 'any';
  readonly declaration: DeclarationKind | 'any';
  /** The first that can carry the record takes it; at least one. */
  readonly channels: readonly ChannelId[];
}

/** Where nothing else is set: the way with a signed receipt first, paper last. */
export const DEFAULT_ORDER: readonly ChannelId[] = ['gateway', 'kbtt', 'portal-files', 'paper'];

/** The order that the operator set for such a record: by the route that names facility and declaration, else the nearest. */
export function orderSet(
  routes: readonly Route[],
  facility: FacilityKind,
  declaration: DeclarationKind,
): readonly ChannelId[] | undefined {
  const closeness = (route: Route): number =>
    Number(route.declaration === declaration) * 2 + Number(route.facility === facility);
  const fits = (route: Route): boolean =>
    (route.facility === facility || route.facility === 'any') &&
    (route.declaration === declaration || route.declaration === 'any') &&
    route.channels.length > 0;
  const nearest = routes
    .filter(fits)
    .reduce<Route | undefined>(
      (best, route) => (best === undefined || closeness(route) > closeness(best) ? route : best),
      undefined,
    );
  return nearest?.channels;
}

/** The order of channels for a record. */
export const channelOrder = (
  routes: readonly Route[],
  facility: FacilityKind,
  declaration: DeclarationKind,
): readonly ChannelId[] => orderSet(routes, facility, declaration) ?? DEFAULT_ORDER;

/**
 * The channel of a record. A change or a correction goes where the record went that it names, as long as that way can
 * carry it: another one would not know what is changed. When none can carry it, it waits at the first.
 *
 * @param carries whether a channel is set up and takes this record
 */
export function chooseChannel(
  order: readonly ChannelId[],
  carries: (channel: ChannelId) => boolean,
  earlier?: ChannelId,
): ChannelId {
  if (earlier !== undefined && carries(earlier)) return earlier;
  const chosen = order.find(carries) ?? order[0];
  if (chosen === undefined) throw new Error('a route without a channel');
  return chosen;
}

/** States in which nothing can have arrived, so that another channel may take the record instead. */
export const MOVABLE_STATES: readonly EntryState[] = ['ready', 'paused'];
