/**
 * What each sentence of a refusal means: the stay is held already, the arrival is outside the window, or a field is wrong.
 * The sentences are those of the KBTT guide v1.4 §5.6, §6.6, §14.6 and of published answers. One table, first match wins;
 * what matches nothing is a plain refusal, and the authority's words are shown as they came.
 */
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import { keptReply } from '../broken-exchange.ts';

export type RefusalMeaning = 'held-already' | 'outside-window' | 'field' | 'not-understood';

interface RefusalRule {
  readonly when: RegExp;
  readonly meaning: RefusalMeaning;
  /** Our name of the field it is about. */
  readonly path?: string;
  /** A change of departure that was made already is refused in these words, too: the stay has ended, or lasts so long by now. */
  readonly answersRepetition?: true;
}

const rule = (when: RegExp, meaning: RefusalMeaning, path?: string): RefusalRule => ({
  when,
  meaning,
  ...(path === undefined ? {} : { path }),
});

export const REFUSAL_RULES: readonly RefusalRule[] = [
  // Two records of one request share a paper: our mistake, nothing is held.
  rule(/bị trùng giấy tờ với bản (?:ghi|khai báo)/iu, 'field', 'person.document.number'),
  rule(/đang tạm trú tại cslt và chưa checkout/iu, 'held-already'),
  rule(/(?:đã )?tồn tại khai báo trùng thời gian/iu, 'held-already'),
  rule(/đã có khai báo (?:tạm trú|lưu trú) từ/iu, 'held-already'),
  rule(
    /ngày đến.* phải (?:là|bằng) (?:ngày )?(?:hiện tại|hôm nay) hoặc (?:ngày )?hôm qua/iu,
    'outside-window',
    'stay.arrival',
  ),
  rule(/ngày gia hạn không được vượt quá/iu, 'field', 'change.plannedDeparture'),
  {
    ...rule(/thời hạn tạm trú phải lớn (?:hơn )?ngày đi hiện tại/iu, 'field', 'change.plannedDeparture'),
    answersRepetition: true,
  },
  {
    ...rule(/đang không tồn tại trong hệ thống/iu, 'field', 'person.document.number'),
    answersRepetition: true,
  },
  rule(/ngày đi dự kiến/iu, 'field', 'stay.plannedDeparture'),
  rule(/thời hạn tạm trú/iu, 'field', 'permittedStayUntil'),
  rule(/ngày (?:tháng năm )?sinh/iu, 'field', 'person.birthDate'),
  rule(/ngày đến/iu, 'field', 'stay.arrival'),
  rule(/loại giấy tờ phải/iu, 'field', 'person.document.kind'),
  rule(
    /(?:cccd|căn cước|cmnd|giấy phép lái xe|hộ chiếu|bhyt|số giấy tờ|giấy khai sinh)/iu,
    'field',
    'person.document.number',
  ),
  rule(/số phòng/iu, 'field', 'stay.room'),
  rule(/quốc tịch/iu, 'field', 'person.nationality'),
  rule(/giới tính/iu, 'field', 'person.sex'),
  rule(/họ (?:và )?tên/iu, 'field', 'person.fullName'),
  rule(/lý do/iu, 'field', 'stay.reason'),
  rule(/số điện thoại/iu, 'field', 'person.phone'),
  rule(/(?:phường|xã|tỉnh|địa chỉ|nơi cư trú)/iu, 'field', 'person.residence'),
];

export const meaningOf = (sentence: string): Omit<RefusalRule, 'when'> =>
  REFUSAL_RULES.find(({ when }) => when.test(sentence)) ?? { meaning: 'not-understood' };

export interface Judgement {
  /** `held`: not a refusal of the data; somebody must look whether it is ours. */
  readonly kind: 'held' | 'refused';
  readonly failure: Failure;
  /** What it is where an earlier attempt of the same record may have arrived; absent: a refusal all the same. */
  readonly ifRepeated?: Failure;
}

/**
 * What the sentences about one record come to. A stay that is held already counts for more than what else is said:
 * filing a corrected record on top of it would double the guest.
 */
export function judge(sentences: readonly string[]): Judgement {
  const authorityText = keptReply(sentences.join('\n'));
  const meanings = sentences.map((sentence) => ({ sentence, ...meaningOf(sentence) }));
  if (meanings.some(({ meaning }) => meaning === 'held-already')) {
    return { kind: 'held', failure: failure('probably-filed', { authorityText }) };
  }
  const fields = meanings.flatMap(({ path, sentence }): readonly FieldError[] =>
    path === undefined ? [] : [{ path, message: { vi: sentence, en: sentence } }],
  );
  const code = meanings.some(({ meaning }) => meaning === 'outside-window')
    ? 'outside-channel-window'
    : 'record-refused';
  return {
    kind: 'refused',
    failure: failure(code, { authorityText, ...(fields.length === 0 ? {} : { fields }) }),
    ...(meanings.some(({ answersRepetition }) => answersRepetition) && {
      ifRepeated: failure('change-probably-made', { authorityText }),
    }),
  };
}
