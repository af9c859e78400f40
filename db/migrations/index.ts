/** All steps, in order. A released step is never changed: what is wrong with it is put right by the next one. */
import { createKeyCheck } from './010-key-check.ts';
import { createDeclarations } from './020-declarations.ts';
import { createOutbox } from './030-outbox.ts';
import { createAttempts } from './040-attempts.ts';
import { createAudit } from './050-audit.ts';
import { createSettingsAndEvidence } from './060-settings-and-evidence.ts';
import { createOutboxOrder } from './070-outbox-order.ts';
import { addDeclarationConcerns } from './080-declaration-concerns.ts';
import { createStays } from './090-stays.ts';
import { createPawn } from './110-pawn.ts';
import { createPortalFiles } from './130-portal-files.ts';
import { createOutboxQueue } from './150-outbox-queue.ts';
import { takeStateOutOfOutboxOrder } from './160-outbox-order.ts';
import { createPawnPurge } from './170-pawn-purge.ts';
import { createCameraPicture } from './190-camera-picture.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  { number: 10, name: 'key-check', up: createKeyCheck },
  { number: 20, name: 'declarations', up: createDeclarations },
  { number: 30, name: 'outbox', up: createOutbox },
  { number: 40, name: 'attempts', up: createAttempts },
  { number: 50, name: 'audit', up: createAudit },
  { number: 60, name: 'settings-and-evidence', up: createSettingsAndEvidence },
  { number: 70, name: 'outbox-order', up: createOutboxOrder },
  { number: 80, name: 'declaration-concerns', up: addDeclarationConcerns },
  { number: 90, name: 'stays', up: createStays },
  { number: 110, name: 'pawn', up: createPawn },
  { number: 130, name: 'portal-files', up: createPortalFiles },
  { number: 150, name: 'outbox-queue', up: createOutboxQueue },
  { number: 160, name: 'outbox-order-without-state', up: takeStateOutOfOutboxOrder },
  { number: 170, name: 'pawn-purge', up: createPawnPurge },
  { number: 190, name: 'camera-picture', up: createCameraPicture },
];
