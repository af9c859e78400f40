/** The Ministry's API: what its book holds, against the declaration, by the fields of its guide (v1.4 §5.3, §6.3, §14.3). */
import { join } from 'node:path';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import { type Declaration, isStay } from '../../electron/core/declaration/declaration.ts';
import type { StayChange } from '../../electron/core/declaration/stay-change.ts';
import type { DocumentKind } from '../../electron/core/identity/person.ts';
import { createKbttChannel } from '../../electron/police/kbtt/kbtt-channel.ts';
import { parseKbttConfig } from '../../electron/police/kbtt/kbtt-config.ts';
import { openTestAuthority } from '../../electron/training/gateway-endpoint/authority.ts';
import { startKbttEndpoint } from '../../electron/training/kbtt-endpoint/endpoint.ts';
import { type ChannelUnderTest, type Fields, fieldsOf } from './channel-under-test.ts';
import { withChosenUnits } from './chosen-units.ts';

const DOCUMENT_TYPES: Readonly<Partial<Record<DocumentKind, string>>> = {
  cccd: '1',
  passport: '4',
  'can-cuoc': '8',
};

/** `YYYY-MM-DD HH:mm:ss` on Vietnam's clock, by the system's own calendar. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A change of departure: longer is GH, shorter or gone is TS. */
function changed({ person, change }: StayChange): Fields {
  if (change.type === 'room-change' || change.type === 'cancellation')
    throw new Error('the API takes changes of departure alone');
  return fieldsOf({
    loai: change.type === 'extension' ? 'GH' : 'TS',
    thoiGianStr: clock.format(change.type === 'check-out' ? change.at : change.plannedDeparture),
    loaiGiayTo: DOCUMENT_TYPES[person.document.kind],
    soGiayTo: person.document.number,
  });
}

function declared(declaration: Declaration): Fields {
  if (declaration.kind === 'stay-change') return changed(declaration);
  if (!isStay(declaration)) throw new Error('the API takes stays');
  const { person, stay } = declaration;
  const common = {
    hoTen: person.fullName,
    gioiTinh: person.sex === 'male' ? 'M' : 'F',
    ngayDenCsltStr: clock.format(stay.arrival),
    ngayDiDuKienStr: clock.format(stay.plannedDeparture),
    soPhong: stay.room,
  };
  if (declaration.kind === 'foreign-stay') {
    const year = person.birthDate.length === 4;
    return fieldsOf({
      ...common,
      quocTich: person.nationality,
      soHoChieu: person.document.number,
      loaiNgayThangNamSinh: year ? 'Y' : 'D',
      ngayThangNamSinhStr: year ? `${person.birthDate}-01-01` : person.birthDate,
      thoiHanTamTruStr: `${declaration.permittedStayUntil} 23:59:59`,
    });
  }
  return fieldsOf({
    ...common,
    ngayThangNamSinhStr: person.birthDate,
    soDienThoai: person.phone,
    ghiChu: stay.note,
    maTT: person.residenceUnits?.province,
    maPX: person.residenceUnits?.ward,
    diaChi: person.residence,
    lyDoCuTru: Number(stay.reason),
    lyDoChiTiet: stay.reasonText,
    loaiGiayTo: DOCUMENT_TYPES[person.document.kind],
    soGiayTo: person.document.number,
  });
}

export const kbttUnderTest: ChannelUnderTest = {
  id: 'kbtt',
  kinds: ['stay-notice', 'stay-change', 'foreign-stay'],
  // It gives no receipt: taken, and to be seen in the list.
  endState: 'accepted',
  keyOf: ({ kind, person }) => `${kind === 'stay-change' ? 'change' : 'stay'} ${person.document.number}`,
  dressed: withChosenUnits,
  declared,
  async open(folder) {
    const authority = await openTestAuthority(join(folder, 'kbtt'), { now: Date.now });
    const endpoint = await startKbttEndpoint({ port: 0, authority, now: Date.now });
    const config = parseKbttConfig({ baseUrl: endpoint.url, ca: authority.ca, ...endpoint.account });
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    const channel = createKbttChannel(config.value, { ...systemEnvironment, log: () => {} });
    return {
      channel,
      arrived: () =>
        new Map(
          endpoint.book
            .stays()
            .flatMap(({ record, changes }) => [
              [`stay ${record.soGiayTo ?? record.soHoChieu}`, fieldsOf(record)] as const,
              ...changes.map((change) => [`change ${change.soGiayTo}`, fieldsOf(change)] as const),
            ]),
        ),
      async close() {
        await channel.close();
        await endpoint.stop();
      },
    };
  },
};
