/** Listens to a conversation with a chip and keeps its headers and status words: what was asked, never what was said. */
import { INS } from '../../iso7816/apdu.ts';
import type { Transceiver } from '../../pcsc/transceiver.ts';
import { countStep } from './steps.ts';
import type { Exchange } from './structure-report-schema.ts';

export interface ExchangeLog {
  /** The same card, listened to. */
  listenTo(card: Transceiver): Transceiver;
  /** In their order; equal ones that follow each other are one. */
  readonly exchanges: readonly Exchange[];
}

/** The first and the last say most; what lies between is cut. */
const MAX_KINDS = 200;
const KEPT_AT_START = 60;

type Kind = Omit<Exchange, 'times'>;
interface Run {
  readonly kind: Kind;
  readonly key: string;
  count: number;
}

export function createExchangeLog(): ExchangeLog {
  const runs: Run[] = [];

  function note(kind: Kind): void {
    const key = JSON.stringify(kind);
    const last = runs.at(-1);
    if (last?.key === key) {
      last.count++;
      return;
    }
    if (runs.length >= MAX_KINDS) runs.splice(KEPT_AT_START, 1);
    runs.push({ kind, key, count: 1 });
  }

  return {
    listenTo: (card) => ({
      readerName: card.readerName,
      atr: card.atr,
      async transmit(command) {
        const answer = await card.transmit(command);
        note({
          ...commandOf(command),
          ...(answer.ok
            ? { answer: statusWordOf(answer.value), data: answer.value.length > 2 }
            : { answer: answer.error.code, data: false }),
        });
        return answer;
      },
    }),
    get exchanges() {
      return runs.map(({ kind, count }) => ({ ...kind, times: countStep(count) }));
    },
  };
}

const hex = (octet: number): string => octet.toString(16).toUpperCase().padStart(2, '0');

const statusWordOf = (response: Uint8Array): string =>
  response.length >= 2 ? hex(response.at(-2)!) + hex(response.at(-1)!) : '0000';

const SECURED = 0x0c;
const BY_NAME = 0x04;
const MASTER_FILE = 0x00;
const SHORT_IDENTIFIER = 0x80;

function commandOf(apdu: Uint8Array): Pick<Kind, 'command' | 'parameters' | 'secured' | 'extended'> {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0] = apdu;
  return {
    ...named(ins, p1, hex(p1) + hex(p2)),
    secured: (cla & SECURED) === SECURED,
    // A zero where Lc or Le would be, and more behind it (ISO/IEC 7816-3 §12.1.3).
    extended: apdu.length > 5 && apdu[4] === 0,
  };
}

function named(ins: number, p1: number, parameters: string): Pick<Kind, 'command' | 'parameters'> {
  switch (ins) {
    case INS.SELECT: {
      const what = p1 === BY_NAME ? 'application' : p1 === MASTER_FILE ? 'master file' : 'file';
      return { command: `SELECT ${what}`, parameters };
    }
    case INS.READ_BINARY:
      return (p1 & SHORT_IDENTIFIER) !== 0
        ? { command: 'READ BINARY by short identifier', parameters: `${parameters.slice(0, 2)}00` }
        : { command: 'READ BINARY' };
    case INS.READ_BINARY_ODD:
      return { command: 'READ BINARY (odd)' };
    case INS.GET_CHALLENGE:
      return { command: 'GET CHALLENGE' };
    case INS.EXTERNAL_AUTHENTICATE:
      return { command: 'EXTERNAL AUTHENTICATE' };
    case INS.INTERNAL_AUTHENTICATE:
      return { command: 'INTERNAL AUTHENTICATE' };
    case INS.MSE:
      return { command: 'MSE:Set', parameters };
    case INS.GENERAL_AUTHENTICATE:
      return { command: 'GENERAL AUTHENTICATE' };
    case INS.GET_RESPONSE:
      return { command: 'GET RESPONSE' };
    default:
      return { command: 'other' };
  }
}
