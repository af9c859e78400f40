/**
 * Every PC/SC return code, and what it means at a counter. Names and values are those of winscard.h and
 * pcsclite.h; both bindings and both systems go through this one table.
 */
import type { TransportFailure, TransportFailureCode } from './transceiver.ts';

interface PcscErrorRow {
  readonly value: number;
  readonly name: string;
  readonly code: TransportFailureCode;
  /** The context is dead: it must be established anew before anything works again. */
  readonly contextLost?: true;
  /** Often passes by itself right after a card was put in, or while Windows looks at the card: try again. */
  readonly passing?: true;
}

/**
 * The last column of facts: SCARD_E_COMM_DATA_LOST and SCARD_E_NOT_TRANSACTED are what most readers say when the
 * card is lifted in the middle of an exchange; the driver asks the slot before it believes them.
 */
const ROWS: readonly PcscErrorRow[] = [
  { value: 0x80100001, name: 'SCARD_F_INTERNAL_ERROR', code: 'transmit-failed' },
  { value: 0x80100002, name: 'SCARD_E_CANCELLED', code: 'transmit-failed' },
  // The handle of a context or a card that died with its service.
  { value: 0x80100003, name: 'SCARD_E_INVALID_HANDLE', code: 'reader-service-stopped', contextLost: true },
  { value: 0x80100004, name: 'SCARD_E_INVALID_PARAMETER', code: 'transmit-failed' },
  { value: 0x80100005, name: 'SCARD_E_INVALID_TARGET', code: 'reader-service-stopped', contextLost: true },
  { value: 0x80100006, name: 'SCARD_E_NO_MEMORY', code: 'transmit-failed' },
  { value: 0x80100007, name: 'SCARD_F_WAITED_TOO_LONG', code: 'card-mute' },
  { value: 0x80100008, name: 'SCARD_E_INSUFFICIENT_BUFFER', code: 'transmit-failed' },
  { value: 0x80100009, name: 'SCARD_E_UNKNOWN_READER', code: 'reader-unplugged' },
  { value: 0x8010000a, name: 'SCARD_E_TIMEOUT', code: 'card-mute' },
  { value: 0x8010000b, name: 'SCARD_E_SHARING_VIOLATION', code: 'card-in-use', passing: true },
  { value: 0x8010000c, name: 'SCARD_E_NO_SMARTCARD', code: 'card-removed', passing: true },
  { value: 0x8010000d, name: 'SCARD_E_UNKNOWN_CARD', code: 'card-mute' },
  { value: 0x8010000e, name: 'SCARD_E_CANT_DISPOSE', code: 'transmit-failed' },
  { value: 0x8010000f, name: 'SCARD_E_PROTO_MISMATCH', code: 'card-mute', passing: true },
  { value: 0x80100010, name: 'SCARD_E_NOT_READY', code: 'card-mute', passing: true },
  { value: 0x80100011, name: 'SCARD_E_INVALID_VALUE', code: 'transmit-failed' },
  { value: 0x80100012, name: 'SCARD_E_SYSTEM_CANCELLED', code: 'reader-service-stopped', contextLost: true },
  // pcsc-lite: the socket to pcscd broke, and the service with it.
  { value: 0x80100013, name: 'SCARD_F_COMM_ERROR', code: 'reader-service-stopped', contextLost: true },
  { value: 0x80100014, name: 'SCARD_F_UNKNOWN_ERROR', code: 'transmit-failed' },
  { value: 0x80100015, name: 'SCARD_E_INVALID_ATR', code: 'card-mute' },
  { value: 0x80100016, name: 'SCARD_E_NOT_TRANSACTED', code: 'transmit-failed' },
  { value: 0x80100017, name: 'SCARD_E_READER_UNAVAILABLE', code: 'reader-unplugged' },
  { value: 0x80100018, name: 'SCARD_P_SHUTDOWN', code: 'reader-service-stopped', contextLost: true },
  { value: 0x80100019, name: 'SCARD_E_PCI_TOO_SMALL', code: 'transmit-failed' },
  { value: 0x8010001a, name: 'SCARD_E_READER_UNSUPPORTED', code: 'reader-unplugged' },
  { value: 0x8010001b, name: 'SCARD_E_DUPLICATE_READER', code: 'reader-unplugged' },
  { value: 0x8010001c, name: 'SCARD_E_CARD_UNSUPPORTED', code: 'card-mute' },
  { value: 0x8010001d, name: 'SCARD_E_NO_SERVICE', code: 'reader-service-stopped', contextLost: true },
  { value: 0x8010001e, name: 'SCARD_E_SERVICE_STOPPED', code: 'reader-service-stopped', contextLost: true },
  { value: 0x8010001f, name: 'SCARD_E_UNEXPECTED', code: 'transmit-failed' },
  { value: 0x80100020, name: 'SCARD_E_ICC_INSTALLATION', code: 'transmit-failed' },
  { value: 0x80100021, name: 'SCARD_E_ICC_CREATEORDER', code: 'transmit-failed' },
  { value: 0x80100022, name: 'SCARD_E_UNSUPPORTED_FEATURE', code: 'transmit-failed' },
  { value: 0x80100023, name: 'SCARD_E_DIR_NOT_FOUND', code: 'transmit-failed' },
  { value: 0x80100024, name: 'SCARD_E_FILE_NOT_FOUND', code: 'transmit-failed' },
  { value: 0x80100025, name: 'SCARD_E_NO_DIR', code: 'transmit-failed' },
  { value: 0x80100026, name: 'SCARD_E_NO_FILE', code: 'transmit-failed' },
  { value: 0x80100027, name: 'SCARD_E_NO_ACCESS', code: 'reader-service-stopped' },
  { value: 0x80100028, name: 'SCARD_E_WRITE_TOO_MANY', code: 'transmit-failed' },
  { value: 0x80100029, name: 'SCARD_E_BAD_SEEK', code: 'transmit-failed' },
  { value: 0x8010002a, name: 'SCARD_E_INVALID_CHV', code: 'transmit-failed' },
  { value: 0x8010002b, name: 'SCARD_E_UNKNOWN_RES_MNG', code: 'reader-service-stopped', contextLost: true },
  { value: 0x8010002c, name: 'SCARD_E_NO_SUCH_CERTIFICATE', code: 'transmit-failed' },
  { value: 0x8010002d, name: 'SCARD_E_CERTIFICATE_UNAVAILABLE', code: 'transmit-failed' },
  { value: 0x8010002e, name: 'SCARD_E_NO_READERS_AVAILABLE', code: 'reader-unplugged' },
  { value: 0x8010002f, name: 'SCARD_E_COMM_DATA_LOST', code: 'transmit-failed', passing: true },
  { value: 0x80100030, name: 'SCARD_E_NO_KEY_CONTAINER', code: 'transmit-failed' },
  { value: 0x80100031, name: 'SCARD_E_SERVER_TOO_BUSY', code: 'card-in-use', passing: true },
  { value: 0x80100032, name: 'SCARD_E_PIN_CACHE_EXPIRED', code: 'transmit-failed' },
  { value: 0x80100033, name: 'SCARD_E_NO_PIN_CACHE', code: 'transmit-failed' },
  { value: 0x80100034, name: 'SCARD_E_READ_ONLY_CARD', code: 'transmit-failed' },
  { value: 0x80100065, name: 'SCARD_W_UNSUPPORTED_CARD', code: 'card-mute' },
  { value: 0x80100066, name: 'SCARD_W_UNRESPONSIVE_CARD', code: 'card-mute' },
  { value: 0x80100067, name: 'SCARD_W_UNPOWERED_CARD', code: 'card-mute', passing: true },
  { value: 0x80100068, name: 'SCARD_W_RESET_CARD', code: 'card-removed', passing: true },
  { value: 0x80100069, name: 'SCARD_W_REMOVED_CARD', code: 'card-removed', passing: true },
  { value: 0x8010006a, name: 'SCARD_W_SECURITY_VIOLATION', code: 'transmit-failed' },
  { value: 0x8010006b, name: 'SCARD_W_WRONG_CHV', code: 'transmit-failed' },
  { value: 0x8010006c, name: 'SCARD_W_CHV_BLOCKED', code: 'transmit-failed' },
  { value: 0x8010006d, name: 'SCARD_W_EOF', code: 'transmit-failed' },
  { value: 0x8010006e, name: 'SCARD_W_CANCELLED_BY_USER', code: 'transmit-failed' },
  { value: 0x8010006f, name: 'SCARD_W_CARD_NOT_AUTHENTICATED', code: 'transmit-failed' },
  { value: 0x80100070, name: 'SCARD_W_CACHE_ITEM_NOT_FOUND', code: 'transmit-failed' },
  { value: 0x80100071, name: 'SCARD_W_CACHE_ITEM_STALE', code: 'transmit-failed' },
  { value: 0x80100072, name: 'SCARD_W_CACHE_ITEM_TOO_BIG', code: 'transmit-failed' },
  // winscard also hands through plain Win32 codes.
  { value: 0x06, name: 'ERROR_INVALID_HANDLE', code: 'reader-service-stopped', contextLost: true },
  { value: 0x16, name: 'ERROR_BAD_COMMAND', code: 'reader-unplugged' },
  { value: 0x1f, name: 'ERROR_GEN_FAILURE', code: 'transmit-failed' },
  { value: 0x6d, name: 'ERROR_BROKEN_PIPE', code: 'reader-service-stopped', contextLost: true },
  { value: 0x3e3, name: 'ERROR_OPERATION_ABORTED', code: 'transmit-failed' },
  { value: 0x45d, name: 'ERROR_IO_DEVICE', code: 'transmit-failed' },
];

/** Names that pcsc-mini spells its own way. */
const PCSC_MINI_NAMES: Readonly<Record<string, string>> = {
  GENERICFAILURE: 'ERROR_GEN_FAILURE',
};

/** What became of one PC/SC call. */
export interface PcscFailure extends TransportFailure {
  readonly contextLost: boolean;
  readonly passing: boolean;
}

/** `SCARD_E_NO_SMARTCARD` and pcsc-mini's `NoSmartCard` are both NOSMARTCARD here. */
const bare = (name: string): string =>
  name
    .replace(/^(SCARD_[EFPW]|ERROR)_/, '')
    .replaceAll('_', '')
    .toUpperCase();

const BY_VALUE: ReadonlyMap<number, PcscErrorRow> = new Map(ROWS.map((row) => [row.value, row]));
const BY_NAME: ReadonlyMap<string, PcscErrorRow> = new Map(ROWS.map((row) => [bare(row.name), row]));

/**
 * Reads the error of either binding: pcsc-mini gives `code` as a name (`SharingViolation`), pcsclite a message
 * that ends in the value (`… (0x8010000b)`). Anything else is `transmit-failed` with its text as the detail.
 */
export function pcscFailure(error: unknown): PcscFailure {
  const message = error instanceof Error ? error.message : String(error);
  const row = rowByName(error) ?? rowByValue(message);
  return {
    code: row?.code ?? 'transmit-failed',
    detail: row ? `${row.name} (0x${row.value.toString(16).padStart(8, '0')}): ${message}` : message,
    contextLost: row?.contextLost ?? false,
    passing: row?.passing ?? false,
  };
}

function rowByName(error: unknown): PcscErrorRow | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const name = bare(error.code);
  return BY_NAME.get(bare(PCSC_MINI_NAMES[name] ?? name));
}

function rowByValue(message: string): PcscErrorRow | undefined {
  // A 64-bit LONG prints a negative 32-bit code as 0xffffffff8010….
  const hex = /0x(?:f{8})?([0-9a-f]{1,8})\)?\s*$/i.exec(message)?.[1];
  return hex === undefined ? undefined : BY_VALUE.get(Number.parseInt(hex, 16));
}

/** For the tests, and for a support page that explains a code. */
export const PCSC_ERRORS: readonly PcscErrorRow[] = ROWS;
