/** Changing an order of channels. Pure. */
import type { ChannelId } from '../../../bridge/view-types.ts';

export type Order = readonly ChannelId[];

/** @param by -1 towards the front, 1 towards the back; at an end nothing happens */
export function moved(order: Order, id: ChannelId, by: -1 | 1): Order {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  next.splice(from, 1);
  next.splice(to, 0, id);
  return next;
}

/** An order is never empty: the last one stays. */
export const without = (order: Order, id: ChannelId): Order =>
  order.length > 1 ? order.filter((one) => one !== id) : order;

export const withLast = (order: Order, id: ChannelId): Order => (order.includes(id) ? order : [...order, id]);

interface RouteLike {
  readonly facility: string;
  readonly declaration: string;
}

/** Whether a route is the one that names exactly this facility and this kind. */
export const isRouteOf =
  (facility: string, declaration: string) =>
  (route: RouteLike): boolean =>
    route.facility === facility && route.declaration === declaration;
