/** Sums and rates as people read them. */
import type { Dong } from './money.ts';
import { type AgreedRate, yearly } from './rate.ts';

const grouped = (sum: Dong, separator: string): string =>
  String(sum).replace(/\B(?=(\d{3})+(?!\d))/g, separator);

/** `12.500.000 đ` */
export const dongText = (sum: Dong): string => `${grouped(sum, '.')} đ`;

/** `12,500,000 VND` */
export const dongTextEn = (sum: Dong): string => `${grouped(sum, ',')} VND`;

const decimal = (value: number): string => String(value).replace('.', ',');

/** `1,5%/tháng (18%/năm)` or `500 đ/triệu/ngày (18,25%/năm)` */
export function rateText(rate: AgreedRate): string {
  const year = decimal(yearly(rate) / 10_000);
  return rate.per === 'month'
    ? `${decimal(rate.perMillion / 10_000)}%/tháng (${year}%/năm)`
    : `${decimal(rate.perMillion)} đ/triệu/ngày (${year}%/năm)`;
}

/** `1.5 % a month (18 % a year)` or `500 VND a million a day (18.25 % a year)` */
export function rateTextEn(rate: AgreedRate): string {
  const year = yearly(rate) / 10_000;
  return rate.per === 'month'
    ? `${rate.perMillion / 10_000} % a month (${year} % a year)`
    : `${rate.perMillion} VND a million a day (${year} % a year)`;
}
