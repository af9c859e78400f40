/** Sums and rates as people read them in Vietnam. */
import type { Dong } from './money.ts';
import { type AgreedRate, yearly } from './rate.ts';

/** `12.500.000 đ` */
export const dongText = (sum: Dong): string => `${String(sum).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đ`;

const decimal = (value: number): string => String(value).replace('.', ',');

/** `1,5%/tháng (18%/năm)` or `500 đ/triệu/ngày (18,25%/năm)` */
export function rateText(rate: AgreedRate): string {
  const year = decimal(yearly(rate) / 10_000);
  return rate.per === 'month'
    ? `${decimal(rate.perMillion / 10_000)}%/tháng (${year}%/năm)`
    : `${decimal(rate.perMillion)} đ/triệu/ngày (${year}%/năm)`;
}
