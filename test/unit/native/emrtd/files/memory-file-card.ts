/** Files in plain behind a transceiver, with the habits that chips in the field have about lengths. */
import { ok } from '../../../../../electron/core/result.ts';
import { ELEMENTARY_FILES } from '../../../../../native/emrtd/lds/elementary-files.ts';
import type { FileName } from '../../../../../native/emrtd/reading.ts';
import { encodeResponse, parseCommand } from '../../../../../native/iso7816/apdu.ts';
import { bytesToBigInt } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv } from '../../../../../native/iso7816/tlv.ts';
import type { Transceiver } from '../../../../../native/pcsc/transceiver.ts';

export interface Habits {
  /** Short file identifiers are refused with this status word. */
  readonly shortIds?: number;
  /** More than this many bytes at once are refused. */
  readonly most?: number;
  /** How: with 6Cxx, or with this status word. */
  readonly tooMuch?: '6Cxx' | number;
  /** What happens when a block goes beyond the end: fewer bytes with 6282 (usual), or a refusal. */
  readonly beyondEnd?: '6282' | '9000' | '6Cxx' | number;
  /** Files answer every command with this. */
  readonly locked?: Readonly<Partial<Record<FileName, number>>>;
}

export interface MemoryFileCard extends Transceiver {
  /** INS P1 P2 Le of every command. */
  readonly log: string[];
}

export function createMemoryFileCard(
  files: Readonly<Partial<Record<FileName, Uint8Array>>>,
  habits: Habits = {},
): MemoryFileCard {
  const log: string[] = [];
  let current: FileName | undefined;
  // EF.CardSecurity and EF.SOD share an identifier in two directories; a card here has one directory.
  const present = Object.values(ELEMENTARY_FILES).filter(({ name }) => files[name]);
  const byId = (fileId: number) => present.find((file) => file.fileId === fileId)?.name;
  const byShortId = (id: number) => present.find((file) => file.shortId === id)?.name;
  const status = (sw: number) => ({ data: new Uint8Array(), sw });

  function answer(bytes: Uint8Array): { readonly data: Uint8Array; readonly sw: number } {
    const command = parseCommand(bytes);
    if (!command.ok) return status(0x6700);
    const { ins, p1, p2, data, ne = 0 } = command.value;
    log.push([ins, p1, p2, ne].map((part) => part.toString(16).padStart(2, '0')).join(' '));
    if (ins === 0xa4) {
      const name = byId((data![0]! << 8) | data![1]!);
      if (!name || !files[name]) return status(0x6a82);
      current = name;
      return status(0x9000);
    }
    if (ins === 0xb0 && (p1 & 0x80) !== 0) {
      if (habits.shortIds !== undefined) return status(habits.shortIds);
      const name = byShortId(p1 & 0x1f);
      if (!name || !files[name]) return status(0x6a82);
      current = name;
      return block(p2, ne);
    }
    if (ins === 0xb0) return block((p1 << 8) | p2, ne);
    if (ins === 0xb1) {
      const offset = parseTlv(data!);
      if (!offset.ok || offset.value.tag !== 0x54) return status(0x6a80);
      const header = ne < 130 ? 2 : 3;
      const content = block(Number(bytesToBigInt(offset.value.value)), ne - header);
      return content.sw === 0x9000 ? { data: encodeTlv(0x53, content.data), sw: content.sw } : content;
    }
    return status(0x6d00);
  }

  function block(offset: number, ne: number) {
    const content = current && files[current];
    if (!content || !current) return status(0x6986);
    const locked = habits.locked?.[current];
    if (locked !== undefined) return status(locked);
    if (offset >= content.length) return status(0x6b00);
    if (habits.most !== undefined && ne > habits.most) {
      return status(habits.tooMuch === '6Cxx' || !habits.tooMuch ? 0x6c00 | habits.most : habits.tooMuch);
    }
    const left = content.length - offset;
    if (ne <= left) return { data: content.subarray(offset, offset + ne), sw: 0x9000 };
    const { beyondEnd = '6282' } = habits;
    if (beyondEnd === '6Cxx') return status(0x6c00 | (left & 0xff));
    if (typeof beyondEnd === 'number') return status(beyondEnd);
    return { data: content.subarray(offset), sw: beyondEnd === '6282' ? 0x6282 : 0x9000 };
  }

  return {
    readerName: 'memory',
    atr: new Uint8Array(),
    log,
    transmit: async (command) => ok(encodeResponse(answer(command))),
  };
}
