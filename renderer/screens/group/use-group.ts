/** The group at the door, as the desk has it. */
import { type DeskQuery, useDeskQuery } from '../../bridge/use-desk-query.ts';
import type { GroupView, OpenGroup } from './group-types.ts';

export const useGroupQuery = (): DeskQuery<GroupView> => useDeskQuery('group.view', {});

/** Undefined while no group is at the door. */
export function useGroup(): OpenGroup | undefined {
  const { data } = useGroupQuery();
  return data?.stage === 'open' && data.shared ? { ...data, stage: 'open', shared: data.shared } : undefined;
}
