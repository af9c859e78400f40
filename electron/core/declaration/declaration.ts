/** Khai báo: what is owed to the police about one person. Every switch over `kind` is exhaustive. */
import type { ForeignStay } from './foreign-stay.ts';
import type { StayChange } from './stay-change.ts';
import type { StayNotice } from './stay-notice.ts';

/** Those that begin a stay. */
export type StayDeclaration = StayNotice | ForeignStay;

/** Grows by kind (pawn contract, report of suspicion, …). */
export type Declaration = StayDeclaration | StayChange;
export type DeclarationKind = Declaration['kind'];

export const isStay = (declaration: Declaration): declaration is StayDeclaration =>
  declaration.kind === 'stay-notice' || declaration.kind === 'foreign-stay';
