/** The states of the desk by name. Types only, so that pure parts need nothing of React or of the browser. */
import type { EventPayload, FailureView, MethodInput, MethodOutput } from '../../electron/bridge/contract.ts';

export type DeskStatus = EventPayload<'status'>;
export type CheckIn = EventPayload<'checkIn'>;
export type Training = EventPayload<'training'>;
export type Today = MethodOutput<'today.view'>;
export type GuestRow = Today['guests'][number];
export type OutboxShow = MethodInput<'outbox.list'>['show'];
export type OutboxEntry = MethodOutput<'outbox.list'>['entries'][number];
export type OutboxDetail = MethodOutput<'outbox.show'>;
export type OutboxAction = MethodInput<'outbox.act'>['action'];
export type Book = MethodOutput<'documents.list'>['documents'][number];
export type Settings = MethodOutput<'settings.view'>;
export type DoctorCheck = MethodOutput<'doctor.run'>['checks'][number];
export type EntryState = OutboxEntry['state'];
export type { FailureView };
export type GuestPage = MethodOutput<'stay.show'>;
export type StayAction = GuestPage['actions'][number];
export type Board = MethodOutput<'board.view'>;
export type BoardRoom = Board['rooms'][number];
export type PoliceTasks = MethodOutput<'policeTasks.view'>;
export type PoliceTask = PoliceTasks['open'][number];
export type Inpatients = MethodOutput<'inpatients.view'>;
export type StayRow = GuestPage['stay'];
export type Tenants = MethodOutput<'tenants.view'>;
export type Tenancy = Tenants['tenancies'][number];
export type Visitors = MethodOutput<'visitors.view'>;
export type VisitorRow = Visitors['inside'][number];
