import type { EventPayload } from '../../../electron/bridge/contract.ts';
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';

export type Tour = EventPayload<'tour'>;
export type Situation = Tour['situations'][number];
export type RunningSituation = NonNullable<Tour['running']>;
export type TourResult = NonNullable<RunningSituation['result']>;

/** The tour, live; undefined until known, and always outside training. */
export function useTour(): Tour | undefined {
  const { mode } = useDeskStatus();
  return useDeskQuery('tour.view', {}, { enabled: mode === 'training' }).data;
}
