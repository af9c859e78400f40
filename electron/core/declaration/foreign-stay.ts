/** Khai báo tạm trú của người nước ngoài (Luật 47/2014 đ.33; TT 53/2016; NĐ 96/2016 đ.44 khoản 4). */
import type { LocalDate } from '../identity/person.ts';
import type { DeclarationRecord } from './record.ts';
import type { StayDetails } from './stay-notice.ts';

export interface ForeignStay extends DeclarationRecord {
  readonly kind: 'foreign-stay';
  readonly stay: StayDetails;
  /**
   * Thời hạn tạm trú: the last day of the permitted stay (end of the visa or of the exemption), not the expiry of the
   * passport. It stands in no chip and no MRZ, so it is asked and never guessed.
   */
  readonly permittedStayUntil: LocalDate;
}
