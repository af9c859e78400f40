/** What people read when the desk cannot start: a title and a text, Vietnamese first. */
import type { Failure } from '../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../core/failure/failure-messages.ts';

export type ErrorBox = readonly [title: string, text: string];

const box = (vi: readonly string[], en: readonly string[]): ErrorBox => [
  'Quầy khai báo',
  `${vi.join('\n')}\n\n${en.join('\n')}`,
];

/** A desktop without a keychain exists on Linux only; there the way out is named. */
const LINUX_KEYCHAIN = {
  vi: 'Trên Linux: cài GNOME Keyring hoặc KWallet rồi đăng nhập lại, hoặc đặt DESK_KEY_FILE là tệp khóa chỉ riêng tài khoản này đọc được.',
  en: 'On Linux: install GNOME Keyring or KWallet and sign in again, or set DESK_KEY_FILE to a key file that only this account can read.',
};

/** What happened and what to do, for a failure of the start. */
export function startFailureText(failure: Failure, platform: NodeJS.Platform): ErrorBox {
  const { message, remedy } = FAILURE_TEXTS[failure.code];
  const keychain =
    platform === 'linux' && failure.code === 'database-key-unavailable' ? [LINUX_KEYCHAIN] : [];
  return box(
    [message.vi, remedy.vi, ...keychain.map(({ vi }) => vi)],
    [message.en, remedy.en, ...keychain.map(({ en }) => en)],
  );
}

export const unexpectedFailureText = (): ErrorBox =>
  box(
    [
      'Quầy gặp lỗi ngoài dự kiến và phải dừng. Các khai báo đã lưu vẫn còn nguyên.',
      'Hãy mở lại quầy. Nếu vẫn vậy, báo cho người phụ trách kỹ thuật.',
    ],
    [
      'The desk met an unexpected error and has to stop. Declarations that were filed are safe.',
      'Open the desk again. If it happens again, tell your technical contact.',
    ],
  );

export const forbiddenSwitchText = (name: string): ErrorBox =>
  box(
    [
      `Quầy không chạy với tùy chọn --${name}, vì nó làm lộ dữ liệu của khách.`,
      'Hãy mở quầy bằng biểu tượng đã cài đặt.',
    ],
    [
      `The desk does not run with the option --${name}, because it would expose guests' data.`,
      'Open the desk with its installed icon.',
    ],
  );
