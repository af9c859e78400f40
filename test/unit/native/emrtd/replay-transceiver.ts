/** A transceiver that plays a tape: it expects exactly these commands in this order and fails on any other. */

import { ok } from '../../../../electron/core/result.ts';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';

export interface ReplayTransceiver extends Transceiver {
  /** Commands of the tape that were never sent. */
  readonly left: () => readonly string[];
}

/** Lines alternate `=> command` and `<= response`, in hex; spaces are free. */
export function createReplayTransceiver(tape: string): ReplayTransceiver {
  const lines = tape
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const exchanges: { command: string; response: string }[] = [];
  for (let i = 0; i < lines.length; i += 2) {
    const [command, response] = [lines[i]!, lines[i + 1] ?? ''];
    if (!command.startsWith('=>') || !response.startsWith('<='))
      throw new Error(`tape broken at: ${command}`);
    const hexOf = (line: string) => bytesToHex(hexToBytes(line.slice(2)));
    exchanges.push({ command: hexOf(command), response: hexOf(response) });
  }
  let at = 0;
  return {
    readerName: 'replay',
    atr: hexToBytes('3B8880010000000000000000 09'.replace(/ /g, '')),
    async transmit(command) {
      const expected = exchanges[at];
      const got = bytesToHex(command);
      if (expected === undefined) throw new Error(`tape is over, got ${got}`);
      if (expected.command !== got) {
        throw new Error(`command ${at + 1} differs\nexpected ${expected.command}\ngot      ${got}`);
      }
      at++;
      return ok(hexToBytes(expected.response));
    },
    left: () => exchanges.slice(at).map((exchange) => exchange.command),
  };
}

/** Gives the listed values in order, and fails on another length or one too many. */
export function fixedRandom(...values: readonly string[]): (length: number) => Uint8Array {
  const queue = values.map((value) => hexToBytes(value));
  return (length) => {
    const next = queue.shift();
    if (!next || next.length !== length) throw new Error(`unexpected draw of ${length} octets`);
    return next;
  };
}
