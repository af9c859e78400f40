/** The group by name. Types only, so that pure parts need nothing of React or of the browser. */
import type { MethodInput, MethodOutput } from '../../../electron/bridge/contract.ts';

export type GroupView = MethodOutput<'group.view'>;
export type GroupShared = MethodInput<'group.start'>;
export type OpenGroup = GroupView & { readonly stage: 'open'; readonly shared: GroupShared };
