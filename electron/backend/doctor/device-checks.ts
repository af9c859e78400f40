/** What is plugged into this computer: card readers, their service, scanners. */
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import { readerInWords, SHORT_ONLY_REMEDY } from '../reader-check.ts';
import { AGAIN, check, type DoctorCheck, type DoctorDependencies, open } from './doctor-check.ts';

export function checkReaders({ cards }: DoctorDependencies): readonly DoctorCheck[] {
  const view = cards.view();
  if (view.state === 'service-stopped') {
    const texts = FAILURE_TEXTS['reader-service-stopped'];
    return [check('reader-service', 'failed', texts.message, texts.remedy, AGAIN)];
  }
  const service = check('reader-service', 'ok', { vi: 'Đang chạy.', en: 'Running.' });
  if (view.state === 'no-reader') {
    const texts = FAILURE_TEXTS['no-reader'];
    return [service, check('reader', 'failed', texts.message, texts.remedy, AGAIN)];
  }
  const readers = cards.checks();
  const card = view.state === 'card';
  const described = readers.map(readerInWords);
  const finding = {
    vi: `${described.map(({ vi }) => vi).join('; ')}${card ? ' (đang có thẻ)' : ''}`,
    en: `${described.map(({ en }) => en).join('; ')}${card ? ' (card present)' : ''}`,
  };
  const slow = readers.some(({ lengths }) => lengths === 'short');
  return [
    service,
    slow
      ? check('reader', 'warning', finding, SHORT_ONLY_REMEDY, open('reader'))
      : check('reader', 'ok', finding),
  ];
}

/** A scanner is not needed, and one in keyboard mode is not seen. One on a serial port is not looked for: it has to be named. */
const NO_SCANNER = check('scanner', 'ok', {
  vi: 'Chưa thấy máy quét nào; máy quét kiểu bàn phím vẫn dùng được. Đầu đọc MRZ nối tiếp: mở phần mềm với --mrz-reader COM3.',
  en: 'None was found; one that types like a keyboard works all the same. An MRZ reader on a serial port: start with --mrz-reader COM3.',
});

export function checkScanners({ scanners }: DoctorDependencies): readonly DoctorCheck[] {
  const found = scanners();
  if (found.length === 0) return [NO_SCANNER];
  return found.map(({ product, state }) =>
    state === 'open'
      ? check('scanner', 'ok', { vi: `${product}: sẵn sàng.`, en: `${product}: ready.` })
      : check(
          'scanner',
          'warning',
          { vi: `${product}: không mở được.`, en: `${product}: cannot be opened.` },
          {
            vi: 'Đóng chương trình khác đang dùng đầu quét. Trên Linux, nhờ người cài máy cho phép đọc thiết bị này (udev).',
            en: 'Close the other program that uses the scanner. On Linux, have this device made readable (udev).',
          },
          AGAIN,
        ),
  );
}
