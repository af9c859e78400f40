import { describe, expect, test } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { formFile } from '../../../../electron/core/documents/form.ts';
import { stayLine } from '../../../../electron/core/documents/stay-line.ts';
import { foldStay } from '../../../../electron/core/stay/stay-picture.ts';
import file from '../../../../resources/forms/forms.json' with { type: 'json' };

const notice: StayNotice = {
  kind: 'stay-notice',
  id: '019aa5b2-7c10-7d3e-8a41-000000000001',
  facilityId: 'CSLT-000-0001',
  operatorId: 'operator-1',
  person: {
    fullName: 'Nguyễn Thị Mẫu',
    birthDate: '1990-04',
    sex: 'female',
    nationality: 'VNM',
    document: { kind: 'cccd', number: '000190000001', issuingState: 'VNM' },
    residence: 'Thôn Mẫu, Xã Thử, Huyện Ví Dụ',
  },
  source: 'chip',
  verdict: { level: 'genuine', reasons: [] },
  stay: {
    room: '201',
    arrival: Date.parse('2026-11-25T15:40:00Z'),
    plannedDeparture: Date.parse('2026-11-26T05:00:00Z'),
    reason: '20',
    reasonText: 'dự đám cưới',
  },
  createdAt: 0,
  deadline: Date.parse('2026-11-25T16:00:00Z'),
  ruleVersion: 'stay-notice/2026-07-01',
};
const picture = foldStay([{ record: notice, withdrawn: false }]);
if (picture === undefined) throw new Error('a notice begins a stay');
const REASONS = [{ code: '20', label: { vi: 'Mục đích khác', en: 'Other' }, needsText: true }];
const MORE = { proof: undefined, deadline: notice.deadline, reasons: REASONS };

describe('a stay as a line of a book', () => {
  test('as people in Vietnam write it', () => {
    expect(stayLine(picture, MORE)).toEqual({
      fullName: 'Nguyễn Thị Mẫu',
      birthDate: '04/1990',
      sex: 'Nữ',
      nationality: 'VNM',
      document: 'CCCD 000190000001',
      residence: 'Thôn Mẫu, Xã Thử, Huyện Ví Dụ',
      room: '201',
      arrival: '22:40 25/11/2026',
      departure: '12:00 26/11/2026',
      reason: 'Mục đích khác: dự đám cưới',
      note: '',
      proof: 'Chưa có',
      deadline: '23:00 25/11/2026',
    });
  });

  test('one who left: when; a proof by hand: which; no papers: said, not left blank', () => {
    const left = { ...picture, departedAt: Date.parse('2026-11-26T01:30:00Z') };
    const proof = {
      kind: 'filed-by-hand',
      way: 'phone',
      reference: 'trực ban số 12',
      operatorId: 'operator-1',
      receiptNumber: '',
      registeredAt: 0,
      storedAt: 0,
    } as const;
    const nobody = { ...notice.person, document: { ...notice.person.document, number: '' } };
    const line = stayLine({ ...left, head: { ...notice, person: nobody } }, { ...MORE, proof });
    expect(line).toMatchObject({
      departure: '08:30 26/11/2026',
      proof: 'Báo trực tiếp: trực ban số 12',
      document: 'Không có giấy tờ',
    });
  });

  test('it fills every column of every form about stays', () => {
    const keys = new Set(['ordinal', ...Object.keys(stayLine(picture, MORE))]);
    const { forms } = formFile.parse(file);
    for (const { form, columns } of forms.filter(
      ({ form }) => !['quarterly-report', 'pawn-book'].includes(form),
    ))
      for (const { key } of columns) expect(keys, form).toContain(key);
  });
});
