/** Thông báo lưu trú: the notice that a citizen stays here (Luật Cư trú đ.30; TT 116/2026 đ.14; NĐ 96/2016 đ.44). */
import type { EpochMs } from '../time/vietnam-time.ts';
import type { DeclarationRecord, RecordId } from './record.ts';

/** As what somebody stays. Carers are a class of their own because no text names them (vietnam-rules §1.5). */
export type GuestClass = 'guest' | 'patient' | 'carer' | 'tenant';

/** Where a patient lies. Names of places only: nothing here can say what somebody suffers from. */
export interface Ward {
  readonly department: string;
  readonly bed: string;
}

/** "Số phòng/Khoa" of the Ministry's template: one text for both. */
export const roomOfWard = ({ department, bed }: Ward): string => `${department} / ${bed}`;

export interface StayDetails {
  /** Room, or department and bed in a medical facility. */
  readonly room: string;
  readonly arrival: EpochMs;
  readonly plannedDeparture: EpochMs;
  /** Code of the reason catalogue, e.g. `1` tourism, `18` medical treatment, `20` other. */
  readonly reason: string;
  /** Needed when the reason is `20`. */
  readonly reasonText?: string;
  readonly note?: string;
  /** Absent: an ordinary guest. */
  readonly guestClass?: GuestClass;
  /** Of a patient; `room` is made of it. */
  readonly ward?: Ward;
  /** Of a carer: the stay of the patient. */
  readonly carerOf?: RecordId;
  /** Roomed without any paper (NĐ 96/2016 đ.44): who it is rests on the guest's word, and a person tells the police. */
  readonly withoutPapers?: true;
}

export interface StayNotice extends DeclarationRecord {
  readonly kind: 'stay-notice';
  readonly stay: StayDetails;
}
