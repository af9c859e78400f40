/** Invented samples of the gallery. */
import type { FailureView } from '../../bridge/hooks.ts';

export const SAMPLE_NAME = 'Trần Thị Ngọc Lan';

/** 05/03/2026 21:40 in Vietnam. */
export const SAMPLE_MOMENT = Date.UTC(2026, 2, 5, 14, 40);

export const SAMPLE_FAILURE: FailureView = {
  code: 'card-mute',
  message: { vi: 'Thẻ không trả lời.', en: 'The card does not answer.' },
  remedy: {
    vi: 'Lật hoặc xoay thẻ rồi đặt lại.',
    en: 'Turn the card over and put it back.',
  },
};

export const SAMPLE_FIELD_ERROR = { vi: 'Cần ngày sinh.', en: 'The date of birth is needed.' };
