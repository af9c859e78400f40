/** The states of the pawn desk by name. Types only, so that pure parts need nothing of React. */
import type { MethodInput, MethodOutput } from '../../../electron/bridge/contract.ts';

export type PawnSetup = MethodOutput<'pawn.setup'>;
export type PawnList = MethodOutput<'pawn.list'>;
export type PawnRow = PawnList['rows'][number];
export type PawnShow = MethodInput<'pawn.list'>['show'];
export type PawnContract = MethodOutput<'pawn.show'>;
export type PawnQuote = MethodOutput<'pawn.quote'>;
export type PawnAction = MethodInput<'pawn.act'>['action'];
export type PawnActionType = PawnContract['actions'][number];
export type ScheduleRow = PawnContract['schedule'][number];
export type WatchLists = MethodOutput<'watchList.view'>;
