import { describe, expect, test } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { contentSha256 } from '../../../../electron/police/gateway/canonical-json.ts';
import { declarationPath, recordText, toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import { inventedNotice } from './attached-gateway.ts';

describe('the record of a stay notice', () => {
  test('its bytes are settled: another version of the desk must send a waiting record unchanged', () => {
    expect(recordText(inventedNotice(7))).toBe(
      '{"id":"019aa5b2-7c10-7d3e-8a41-000000000007","kind":"stay-notice","facilityId":"CSLT-000-0001",' +
        '"person":{"fullName":"Nguyễn Văn Mẫu 7","birthDate":"1990-04-12","sex":"male","nationality":"VNM",' +
        '"residence":"Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu"},' +
        '"document":{"kind":"cccd","number":"000090000007","issuingState":"VNM","issueDate":"2021-05-10","expiryDate":"2030-04-12"},' +
        '"stay":{"room":"201","arrival":"2026-11-21T07:00:00.000Z","plannedDeparture":"2026-11-22T07:00:00.000Z","reason":"1"},' +
        '"identification":{"source":"chip","verdict":"intact-untrusted"},' +
        '"filedAt":"2026-11-21T07:01:00.000Z","deadline":"2026-11-21T16:00:00.000Z","ruleVersion":"stay-notice/2026-07-01"}',
    );
    expect(contentSha256(toGatewayRecord(inventedNotice(7)))).toMatch(/^[0-9a-f]{64}$/);
  });

  test('all that may be said is said', () => {
    const record = toGatewayRecord(
      inventedNotice(1, {
        corrects: '019aa5b2-7c10-7d3e-8a41-000000000000',
        person: { phone: '0900 000 000' },
        stay: { reason: '20', reasonText: 'Dự đám cưới', note: 'Đến muộn\nđi sớm' },
      }),
    );
    expect(record).toMatchObject({
      corrects: '019aa5b2-7c10-7d3e-8a41-000000000000',
      person: { phone: '0900 000 000' },
      stay: { reason: '20', reasonText: 'Dự đám cưới', note: 'Đến muộn\nđi sớm' },
    });
  });

  test('codes chosen for the address stand beside it, with the list that they are of', () => {
    const units = { province: '101', ward: '101900001', catalogue: 'provinces/2026-07-26' };
    const printed = inventedNotice(1).person.residence;
    const { person } = toGatewayRecord(inventedNotice(1, { person: { residenceUnits: units } }));
    expect(person).toMatchObject({ residence: printed, residenceUnits: units });
    const { ward: _, ...province } = units;
    const coarse = toGatewayRecord(inventedNotice(1, { person: { residenceUnits: province } }));
    expect(coarse.person.residenceUnits).toEqual(province);
  });

  test('what was left empty is left out, and what stands there is not touched', () => {
    const notice = inventedNotice(1, {
      person: { residence: '', fullName: ' Trần  Thị Mẫu' },
      stay: { note: '  ' },
    });
    const record = toGatewayRecord(notice);
    expect(record.person).not.toHaveProperty('residence');
    expect(record).not.toHaveProperty('stay.note');
    expect(record.person.fullName).toBe(' Trần  Thị Mẫu');
  });

  test('fields that nobody named do not leave the desk', () => {
    const notice = inventedNotice(1);
    const talkative: StayNotice = {
      ...notice,
      person: { ...notice.person, ...{ ethnicity: 'Kinh', religion: 'Không', portrait: 'AAAA' } },
      stay: { ...notice.stay, ...{ diagnosis: 'J45' } },
    };
    expect(recordText(talkative)).toBe(recordText(notice));
    expect(recordText(notice)).not.toContain(notice.operatorId);
  });

  test.each([
    ['document.number', 'person.document.number'],
    ['document', 'person.document'],
    ['stay.room', 'stay.room'],
    ['documents', 'documents'],
    ['', ''],
  ])('the authority says %s, we say %s', (theirs, ours) => {
    expect(declarationPath(theirs)).toBe(ours);
  });
});
