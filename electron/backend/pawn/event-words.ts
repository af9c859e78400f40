/** An event of the ledger as one sentence, with its money beside it. */
import type { BilingualText } from '../../core/failure/failure.ts';
import type { PawnContract } from '../../core/pawn/contract.ts';
import type { Parts } from '../../core/pawn/debt.ts';
import type { NoticeWay, PawnEventDetails, PoliceAct } from '../../core/pawn/event.ts';
import { dongText, dongTextEn, rateText, rateTextEn } from '../../core/pawn/money-words.ts';
import { unreachable } from '../../core/result.ts';
import { formatLocalDate } from '../../core/time/vietnam-time.ts';

export interface EventWords {
  readonly words: BilingualText;
  readonly amount?: number;
  readonly parts?: Parts;
}

const WAYS: Readonly<Record<NoticeWay, BilingualText>> = {
  'in-person': { vi: 'trực tiếp', en: 'in person' },
  letter: { vi: 'bằng thư', en: 'by letter' },
  'phone-message': { vi: 'bằng tin nhắn', en: 'by message' },
};

const by = ({ agency, officer, badge, caseNumber }: PoliceAct): string =>
  `${agency}, ${officer}${badge ? ` (${badge})` : ''}, ${caseNumber}`;

const itemName = (contract: PawnContract, id: string): string =>
  contract.items.find((item) => item.id === id)?.description ?? id;

export function eventWords(details: PawnEventDetails, contract: PawnContract): EventWords {
  switch (details.type) {
    case 'opened':
      return {
        words: {
          vi: `Lập hợp đồng, cho vay ${dongText(contract.principal)}, ${rateText(contract.interest.rate)}, hạn ${formatLocalDate(contract.dueDate)}.`,
          en: `Contract made: ${dongTextEn(contract.principal)} lent, ${rateTextEn(contract.interest.rate)}, due on ${formatLocalDate(contract.dueDate)}.`,
        },
        amount: contract.principal,
      };
    case 'part-paid':
      return { words: { vi: 'Trả bớt.', en: 'Part payment.' }, amount: details.amount, parts: details.parts };
    case 'renewed':
      return {
        words: {
          vi: `Gia hạn đến ${formatLocalDate(details.dueDate)}, ${rateText(details.interest.rate)}.`,
          en: `Renewed until ${formatLocalDate(details.dueDate)}, ${rateTextEn(details.interest.rate)}.`,
        },
        amount: details.amount,
        parts: details.parts,
      };
    case 'item-taken': {
      const name = itemName(contract, details.itemId);
      return {
        words: { vi: `Khách lấy lại: ${name}.`, en: `Taken back: ${name}.` },
        amount: details.amount,
        parts: details.parts,
      };
    }
    case 'redeemed':
      return {
        words: { vi: 'Chuộc, trả lại tài sản và giấy tờ.', en: 'Redeemed; goods and papers returned.' },
        amount: details.amount,
        parts: details.parts,
      };
    case 'overdue-notice':
      return {
        words: {
          vi: `Báo quá hạn ${WAYS[details.way].vi}.`,
          en: `Told that it is overdue, ${WAYS[details.way].en}.`,
        },
      };
    case 'sale-notice': {
      const day = formatLocalDate(details.saleDate);
      return {
        words: {
          vi: `Thông báo bán ngày ${day} tại ${details.place}, ${WAYS[details.way].vi}. Lý do: ${details.reason}.`,
          en: `Told of the sale on ${day} at ${details.place}, ${WAYS[details.way].en}. Reason: ${details.reason}.`,
        },
      };
    }
    case 'liquidated':
      return {
        words: {
          vi: `Bán cho ${details.buyer} được ${dongText(details.proceeds)}, chi phí ${dongText(details.costs)}, trả lại khách ${dongText(details.surplus)}.`,
          en: `Sold to ${details.buyer} for ${dongTextEn(details.proceeds)}, costs ${dongTextEn(details.costs)}, ${dongTextEn(details.surplus)} to the pledger.`,
        },
        amount: details.proceeds,
        parts: details.parts,
      };
    case 'hold':
      return {
        words: {
          vi: `Công an yêu cầu giữ nguyên: ${by(details.police)}.`,
          en: `Held by the police: ${by(details.police)}.`,
        },
      };
    case 'seizure': {
      const names = details.itemIds.map((id) => itemName(contract, id)).join(', ');
      return {
        words: {
          vi: `Công an thu giữ ${names}: ${by(details.police)}.`,
          en: `Seized by the police: ${names}; ${by(details.police)}.`,
        },
      };
    }
    case 'release':
      return {
        words: {
          vi: `Công an giải tỏa, trả lại: ${by(details.police)}.`,
          en: `Released by the police: ${by(details.police)}.`,
        },
      };
    default:
      return unreachable(details, 'event of a pawn');
  }
}
