/** What the ward screens take from the desk. */
import { type Inpatients, useCheckIn } from '../../bridge/hooks.ts';
import { type DeskQuery, useDeskQuery } from '../../bridge/use-desk-query.ts';

const HALF_A_MINUTE_MS = 30_000;

export const useInpatients = (): DeskQuery<Inpatients> =>
  useDeskQuery('inpatients.view', {}, { every: HALF_A_MINUTE_MS });

/** Those that can be chosen; undefined until known. */
export const useDepartments = (): readonly string[] | undefined =>
  useDeskQuery('inpatients.departments', {}).data?.departments;

/** The patient whose card lies on the counter: undefined while asked, and when nobody of the house. */
export function usePatientOnCounter() {
  const view = useCheckIn();
  const known = view.person !== undefined && (view.stage === 'read' || view.stage === 'by-hand');
  return useDeskQuery(
    'inpatients.findByCard',
    { checkInId: view.id },
    { enabled: known && view.filed === undefined },
  ).data?.stay;
}
