/** Khai báo: what is owed to the police about one person. Every switch over `kind` is exhaustive. */
import type { PawnContractDeclaration, SuspicionReportDeclaration } from '../pawn/pawn-declaration.ts';
import type { ForeignStay } from './foreign-stay.ts';
import type { StayChange } from './stay-change.ts';
import type { StayNotice } from './stay-notice.ts';

/** Those that begin a stay. */
export type StayDeclaration = StayNotice | ForeignStay;

/** What a pawnshop tells; no stay belongs to it. */
export type PawnDeclaration = PawnContractDeclaration | SuspicionReportDeclaration;

export type Declaration = StayDeclaration | StayChange | PawnDeclaration;
export type DeclarationKind = Declaration['kind'];

export const isStay = (declaration: Declaration): declaration is StayDeclaration =>
  declaration.kind === 'stay-notice' || declaration.kind === 'foreign-stay';
