/** What to say on the phone, word for word, so that a receptionist at 22:55 forgets nothing and asks who took it down. */
import type { HandItem, HandList } from './hand-list.ts';

/** Long numbers are read in threes; an officer writes them down while listening. */
const spoken = (text: string): string =>
  text.replaceAll(/\d{7,}/g, (digits) => digits.match(/\d{1,3}/g)?.join(' ') ?? digits);

const itemText = ({ ordinal, title, deadline, lines }: HandItem): string =>
  [
    `${ordinal}. ${title} (hạn ${deadline})`,
    ...lines.map(({ label, text }) => `   ${label}: ${spoken(text)}`),
  ].join('\n');

/** Plain text in Vietnamese; empty when there is nothing to tell. */
export function phoneScript({ facility, operator, madeAt, items }: HandList): string {
  if (items.length === 0) return '';
  return [
    `Lời báo qua điện thoại, lập lúc ${madeAt}`,
    '',
    `Xin chào. Tôi là ${operator}, gọi từ ${facility.name}${facility.address === '' ? '' : `, ${facility.address}`}.`,
    `Mạng của chúng tôi không gửi được nên tôi xin báo qua điện thoại ${items.length} việc.`,
    '',
    items.map(itemText).join('\n\n'),
    '',
    'Trước khi cúp máy, hỏi và ghi lại:',
    '   Họ tên cán bộ nhận tin: ........................................',
    '   Giờ nhận: ..............   Số vào sổ (nếu có): ..............',
    'Sau đó mở Hàng đợi gửi, bấm “Báo bằng tay”, đánh dấu những người đã báo, bấm “Ghi lại” và gõ tên cán bộ.',
    '',
  ].join('\n');
}
