/** The pawn book and the papers as data. */
import { describe, expect, test } from 'vitest';
import type { DocumentFrame } from '../../../../electron/core/documents/book.ts';
import { formFile, formOn } from '../../../../electron/core/documents/form.ts';
import type { PrintDocument } from '../../../../electron/core/documents/print-document.ts';
import { foldLedger } from '../../../../electron/core/pawn/ledger.ts';
import { rateText } from '../../../../electron/core/pawn/money-words.ts';
import { contractPaper, schedulePaper, ticketPaper } from '../../../../electron/core/pawn/paper.ts';
import { pawnCounts, pawnLine } from '../../../../electron/core/pawn/pawn-book.ts';
import formsJson from '../../../../resources/forms/forms.json' with { type: 'json' };
import { contractOf, DAY, ledgerOf, POLICE, RULES } from './sample-pawn.ts';

const FRAME: DocumentFrame = {
  facility: { name: 'Tiệm cầm đồ Ví Dụ', address: 'Số 1 Phố Thử' },
  madeAt: '10:00 05/03/2026',
  madeBy: 'Nhân viên Mẫu',
};

describe('the pawn book', () => {
  const running = contractOf();
  const owned = contractOf({
    number: '2026-00002',
    ownership: {
      kind: 'other',
      ownerName: 'Vũ Văn Thử',
      ownerDocumentNumber: '000080000001',
      authorisation: 'UQ 12/2026',
    },
  });
  const held = ledgerOf(owned, ['2026-03-09', { type: 'hold', police: POLICE }]);

  test('fills every column of the form', () => {
    const form = formOn(formFile.parse(formsJson).forms, 'pawn-book', DAY);
    const line = pawnLine({ contract: running, state: foldLedger(running, ledgerOf(running)) }, RULES.items);
    expect(['ordinal', ...Object.keys(line)].sort()).toEqual(form.columns.map(({ key }) => key).sort());
    expect(line).toEqual({
      receivedOn: '05/03/2026',
      fullName: 'Đỗ Thị Mẫu',
      document: '000190000002',
      residence: 'Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Ví Dụ',
      item: 'Điện thoại: iPhone 15 đen; IMEI 490154203237518\nXe máy: Honda Wave đỏ; biển số 29A112345; số khung RLHJA3901Y012345; số máy JA39E0123456',
      contractNumber: '2026-00001',
      loan: '10.000.000 đ',
      rate: '1,5%/tháng (18%/năm)',
      term: '05/04/2026',
      closedOn: '',
      note: '',
    });
  });

  test('says of no column that it is confirmed: the official ones were not found', () => {
    const form = formOn(formFile.parse(formsJson).forms, 'pawn-book', DAY);
    expect(form.columns.some(({ confirmed }) => confirmed)).toBe(false);
  });

  test('notes whose goods they are and what the police asked for', () => {
    const { note } = pawnLine({ contract: owned, state: foldLedger(owned, held) }, RULES.items);
    expect(note).toContain('Vũ Văn Thử');
    expect(note).toContain('12/QĐ-CAX');
  });

  test('counts for the quarterly report what happened, and says zero where nothing did', () => {
    const counts = pawnCounts({ opened: 2, hold: 1 }, 3);
    expect(counts.map(({ count }) => count)).toEqual([2, 0, 0, 1, 0, 3]);
  });
});

const words = (paper: PrintDocument) => JSON.stringify(paper);

describe('the papers', () => {
  test('the contract names both sides, goods, papers kept, loan, clauses and where to sign', () => {
    const paper = contractPaper(contractOf(), RULES, FRAME);
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
      FRAME,
    );
    expect(words(paper)).toContain('UQ 12/2026');
  });

  test('the ticket holds no more of the person than the name', () => {
    const paper = words(ticketPaper(contractOf(), RULES, FRAME));
    expect(paper).toContain('Đỗ Thị Mẫu');
    expect(paper).not.toContain('000190000002');
    expect(paper).not.toContain('Thôn Mẫu');
  });

  test('the schedule ends with the due day and says what being late costs', () => {
    const paper = words(schedulePaper(contractOf({ dueDate: '2026-06-05' }), FRAME));
    for (const part of ['05/04/2026', '05/05/2026', '05/06/2026', '15/06/2026 (quá hạn)', '10.450.000 đ']) {
      expect(paper).toContain(part);
    }
  });

  test('rates read as people say them', () => {
    expect(rateText({ per: 'day', perMillion: 500 })).toBe('500 đ/triệu/ngày (18,25%/năm)');
    expect(rateText({ per: 'month', perMillion: 16_666 })).toBe('1,6666%/tháng (19,9992%/năm)');
  });
});
