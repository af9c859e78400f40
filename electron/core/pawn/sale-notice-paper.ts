/** The written notice before a sale: reason, goods, time and place, at least so many days ahead (BLDS 2015 đ.300; NĐ 21/2021 đ.51). */
import type { DocumentFrame } from '../documents/book.ts';
import type { PrintBlock, PrintDocument } from '../documents/print-document.ts';
import { formatLocalDate, localDateOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { totalOf } from './debt.ts';
import type { PawnEvent } from './event.ts';
import { foldLedger, owedOn } from './ledger.ts';
import { dongText } from './money-words.ts';
import { fields, frameOf, heading, itemTable, LENDER, text } from './paper.ts';
import type { PawnRules } from './pawn-rule.ts';

/** Undefined while no sale stands announced: a renewal, a release or redemption takes the notice back. */
export function saleNoticePaper(
  contract: PawnContract,
  events: readonly PawnEvent[],
  rules: PawnRules,
  frame: DocumentFrame,
): PrintDocument | undefined {
  const state = foldLedger(contract, events);
  const { saleNotice } = state;
  const told = events.findLast(({ details }) => details.type === 'sale-notice');
  if (saleNotice === undefined || told?.details.type !== 'sale-notice') return undefined;
  const { givenOn, saleDate, place } = saleNotice;
  const { days, source } = rules.pawn.saleNotice;
  const kept = contract.items.filter(({ id }) => state.places[id] === 'kept');
  // Interest is reckoned forward only: of a notice whose day has passed, up to the last payment.
  const [day = saleDate] = [localDateOf(state.lastAt), saleDate].sort().slice(-1);
  const owed = totalOf(owedOn(state, day));
  const paragraph = (vi: string, en: string): PrintBlock => ({
    kind: 'paragraph',
    text: text([vi, en]),
    tone: 'body',
  });
  return {
    name: `thong-bao-xu-ly-tai-san-${contract.number}`,
    title: { vi: 'Thông báo xử lý tài sản cầm cố', en: 'Notice of sale of pledged goods' },
    subtitle: { vi: `Hợp đồng số ${contract.number}`, en: `Contract no. ${contract.number}` },
    ...frameOf(frame),
    blocks: [
      fields(
        [['Kính gửi', 'To'], contract.person.fullName],
        [['Nơi nhận thông báo', 'Address for notices'], contract.noticeAddress],
      ),
      heading('Lý do, thời gian, địa điểm', 'Reason, time and place'),
      fields(
        [['Lý do', 'Reason'], told.details.reason],
        [['Ngày thông báo', 'Given on'], formatLocalDate(givenOn)],
        [['Ngày bán', 'Day of sale'], formatLocalDate(saleDate)],
        [['Nơi bán', 'Place of sale'], place],
        [['Phải trả vào ngày bán', 'Owed on the day of sale'], dongText(owed)],
      ),
      heading('Tài sản', 'Goods'),
      itemTable({ ...contract, items: kept }, rules),
      paragraph(
        `Thông báo trước ít nhất ${days} ngày (${source.vi}). Đến trước ngày bán và trả đủ thì nhận lại tài sản.`,
        `Given at least ${days} days ahead. Whoever pays in full before the day of sale has the goods back.`,
      ),
      paragraph(
        'Tiền bán trừ chi phí và nợ, phần còn lại trả cho bên cầm đồ (BLDS 2015 đ.307).',
        'What is left of the proceeds after costs and debt is the pledger’s.',
      ),
      {
        kind: 'signatures',
        places: [
          {
            role: text(['Bên cầm đồ đã nhận thông báo', 'Received by the pledger']),
            name: contract.person.fullName,
          },
          { role: text(LENDER), name: frame.madeBy },
        ],
      },
    ],
  };
}
