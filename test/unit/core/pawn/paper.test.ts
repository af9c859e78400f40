/** The pawn book and the papers as data. */
import { describe, expect, test } from 'vitest';
import { foldLedger } from '../../../../electron/core/pawn/ledger.ts';
import { rateText } from '../../../../electron/core/pawn/money-words.ts';
import {
  contractPaper,
  type Paper,
  schedulePaper,
  ticketPaper,
} from '../../../../electron/core/pawn/paper.ts';
import { pawnBook } from '../../../../electron/core/pawn/pawn-book.ts';
import { BOOK_COLUMNS } from '../../../../electron/core/pawn/pawn-rule.ts';
import { BOOK_RULES, contractOf, ledgerOf, POLICE, RULES } from './sample-pawn.ts';

const FACILITY = { name: 'Tiệm cầm đồ Ví Dụ', address: 'Số 1 Phố Thử' };
const [BOOK] = BOOK_RULES;
if (BOOK === undefined) throw new Error('no rule for the book');

describe('the pawn book', () => {
  const running = contractOf();
  const owned = contractOf({
    id: 'other',
    number: '2026-00002',
    ownership: {
      kind: 'other',
      ownerName: 'Vũ Văn Thử',
      ownerDocumentNumber: '000080000001',
      authorisation: 'UQ 12/2026',
    },
  });
  const book = pawnBook(
    [
      { contract: running, state: foldLedger(running, ledgerOf(running)) },
      {
        contract: owned,
        state: foldLedger(owned, ledgerOf(owned, ['2026-03-09', { type: 'hold', police: POLICE }])),
      },
    ],
    BOOK,
    RULES.items,
  );

  test('has a cell for every column, in its order', () => {
    expect(book.columns.map(({ key }) => key)).toEqual(BOOK_COLUMNS);
    const [first, second] = book.rows;
    expect(first).toEqual([
      '1',
      '05/03/2026',
      'Đỗ Thị Mẫu',
      '000190000002',
      'Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Ví Dụ',
      'Điện thoại: iPhone 15 đen; IMEI 490154203237518\nXe máy: Honda Wave đỏ; biển số 29A112345; số khung RLHJA3901Y012345; số máy JA39E0123456',
      '2026-00001',
      '10.000.000 đ',
      '1,5%/tháng (18%/năm)',
      '05/04/2026',
      '',
      '',
    ]);
    expect(second?.at(-1)).toContain('Vũ Văn Thử');
    expect(second?.at(-1)).toContain('12/QĐ-CAX');
  });

  test('says of no column that it is confirmed: the official ones were not found', () => {
    expect(book.columns.some(({ confirmed }) => confirmed)).toBe(false);
  });
});

const words = (paper: Paper) => JSON.stringify(paper);

describe('the papers', () => {
  test('the contract names both sides, goods, papers kept, loan, clauses and where to sign', () => {
    const paper = contractPaper(contractOf(), RULES, FACILITY);
    for (const part of [
      'Tiệm cầm đồ Ví Dụ',
      'Đỗ Thị Mẫu',
      '000190000002',
      'IMEI 490154203237518',
      'Chứng nhận đăng ký xe (bản chính)',
      'Sân sau',
      '10.000.000 đ',
      '05/04/2026',
      '20%/năm',
      'ít nhất 10 ngày',
      'Bên nhận cầm đồ',
    ]) {
      expect(words(paper)).toContain(part);
    }
    expect(words(paper)).not.toContain('Chủ sở hữu tài sản');
  });

  test('somebody else’s goods name the owner and the authorisation', () => {
    const paper = contractPaper(
      contractOf({
        ownership: {
          kind: 'other',
          ownerName: 'Vũ Văn Thử',
          ownerDocumentNumber: '000080000001',
          authorisation: 'UQ 12/2026',
        },
      }),
      RULES,
      FACILITY,
    );
    expect(words(paper)).toContain('UQ 12/2026');
  });

  test('the ticket holds no more of the person than the name', () => {
    const paper = words(ticketPaper(contractOf(), RULES, FACILITY));
    expect(paper).toContain('Đỗ Thị Mẫu');
    expect(paper).not.toContain('000190000002');
    expect(paper).not.toContain('Thôn Mẫu');
  });

  test('the schedule ends with the due day and says what being late costs', () => {
    const paper = words(schedulePaper(contractOf({ dueDate: '2026-06-05' })));
    for (const part of ['05/04/2026', '05/05/2026', '05/06/2026', '15/06/2026 (quá hạn)', '10.450.000 đ']) {
      expect(paper).toContain(part);
    }
  });

  test('rates read as people say them', () => {
    expect(rateText({ per: 'day', perMillion: 500 })).toBe('500 đ/triệu/ngày (18,25%/năm)');
    expect(rateText({ per: 'month', perMillion: 16_666 })).toBe('1,6666%/tháng (19,9992%/năm)');
  });
});
