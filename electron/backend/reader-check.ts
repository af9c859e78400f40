/** What is known of a reader: its make, its interface, the lengths it has carried, and what short commands cost. */
import type { z } from 'zod';
import { maxProtectedData } from '../../native/emrtd/secure-messaging/protected-apdu.ts';
import { interfaceOf, KNOWN_READERS_AS_OF, knownReader } from '../../native/pcsc/known-readers.ts';
import type { readerCheckView } from '../bridge/views.ts';
import type { BilingualText } from '../core/failure/failure.ts';
import type { LastRead } from './reader-memory.ts';

export type ReaderCheck = z.output<typeof readerCheckView>;

/** The response data field that a reader with extended length would carry; chips and files rarely need more. */
const LONG_RESPONSE = 32_768;

/**
 * What a read has shown goes before what the maker's descriptor says. A chip that claims no extended length says nothing
 * about its reader.
 */
export function checkReader(name: string, lastRead: LastRead | undefined): ReaderCheck {
  const known = knownReader(name);
  const shown =
    lastRead?.extended === 'carried' ? 'extended' : lastRead?.extended === 'refused' ? 'short' : undefined;
  const lengths = shown ?? known?.lengths ?? 'unknown';
  const cost = lengths === 'short' && lastRead ? costOfShortCommands(lastRead) : undefined;
  return {
    name,
    interface: interfaceOf(name),
    lengths,
    ...(known && { model: known.model, asOf: KNOWN_READERS_AS_OF }),
    ...(lastRead && {
      lastRead: {
        at: lastRead.at,
        apdus: lastRead.apdus,
        milliseconds: lastRead.milliseconds,
        largestResponse: lastRead.largestResponse,
      },
    }),
    ...(cost && { cost }),
  };
}

/**
 * Commands of the last read that one with extended length would have saved, and the time they took at least: each
 * at the pace of the quickest exchange of that read, since the octets themselves take their time either way.
 */
export function costOfShortCommands({ files, quickestMs }: LastRead): NonNullable<ReaderCheck['cost']> {
  const block = maxProtectedData('AES-128', LONG_RESPONSE);
  const apdus = files.reduce((sum, file) => sum + Math.max(0, file.apdus - Math.ceil(file.bytes / block)), 0);
  return { apdus, milliseconds: Math.round(apdus * quickestMs) };
}

const INTERFACES = {
  contactless: { vi: 'không tiếp xúc', en: 'contactless' },
  contact: { vi: 'tiếp xúc', en: 'contact' },
  dual: { vi: 'hai giao diện', en: 'dual interface' },
  unknown: { vi: 'chưa rõ giao diện', en: 'interface not known' },
} as const satisfies Record<ReaderCheck['interface'], BilingualText>;

/** Nothing is broken: the reader works, and another one would be quicker. */
export const SHORT_ONLY_REMEDY: BilingualText = {
  vi: 'Vẫn đọc được thẻ. Muốn đọc nhanh hơn, cài trình điều khiển mới nhất của hãng hoặc dùng đầu đọc nhận lệnh dài.',
  en: 'Cards are read all the same. To read faster, install the newest driver of the maker, or use a reader that takes long commands.',
};

const seconds = (milliseconds: number): { readonly vi: string; readonly en: string } => {
  const en = (milliseconds / 1000).toFixed(1);
  return { vi: en.replace('.', ','), en };
};

/** One line for the doctor: name, interface, the longest answer seen, and what short commands cost. */
export function readerInWords({
  name,
  interface: kind,
  lengths,
  lastRead,
  cost,
  asOf,
}: ReaderCheck): BilingualText {
  const parts: BilingualText[] = [INTERFACES[kind]];
  if (lastRead) {
    const { largestResponse, apdus, milliseconds } = lastRead;
    parts.push({
      vi: `trả lời dài nhất ${largestResponse} byte, lần đọc gần nhất ${apdus} lệnh trong ${seconds(milliseconds).vi} giây`,
      en: `longest answer ${largestResponse} bytes, last read ${apdus} commands in ${seconds(milliseconds).en} s`,
    });
  }
  if (lengths === 'short') parts.push(shortOnlyInWords(cost, asOf));
  return {
    vi: `${name}: ${parts.map(({ vi }) => vi).join(', ')}`,
    en: `${name}: ${parts.map(({ en }) => en).join(', ')}`,
  };
}

/** `2026-06` as 06/2026. */
const monthOf = (asOf: string): string => asOf.split('-').reverse().join('/');

function shortOnlyInWords(cost: ReaderCheck['cost'], asOf: string | undefined): BilingualText {
  if (cost) {
    return {
      vi: `chỉ nhận lệnh ngắn: mỗi thẻ thêm ${cost.apdus} lệnh, ít nhất ${seconds(cost.milliseconds).vi} giây`,
      en: `short commands only: ${cost.apdus} more commands for each card, ${seconds(cost.milliseconds).en} s at least`,
    };
  }
  return {
    vi: `chỉ nhận lệnh ngắn${asOf ? ` (theo hãng, ${monthOf(asOf)})` : ''}: mỗi thẻ thêm vài chục lệnh`,
    en: `short commands only${asOf ? ` (says its maker, ${monthOf(asOf)})` : ''}: some dozens more commands for each card`,
  };
}
