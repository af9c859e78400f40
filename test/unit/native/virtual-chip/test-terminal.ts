/**
 * A terminal for the chip's own tests: the other half of each protocol, written for brevity, with the
 * points where a test wants to misbehave left open. The desk's reader is tested against the chip elsewhere.
 */
import { brainpoolP256r1 } from '@noble/curves/misc.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { type CommandApdu, encodeCommand } from '../../../../native/iso7816/apdu.ts';
import {
  asciiToBytes,
  bigIntToBytes,
  bytesToBigInt,
  concatBytes,
  hexToBytes,
  xorBytes,
} from '../../../../native/iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  blockSizeOf,
  channelMac,
  computeMac,
  decryptBody,
  deriveKey,
  encryptBody,
  incrementCounter,
  macMatches,
  pad,
  type SessionKeys,
  tripleDesDecrypt,
  tripleDesEncrypt,
} from '../../../../native/iso7816/secure-messaging-cipher.ts';
import { encodeTlv, findTag, parseTlv, parseTlvList } from '../../../../native/iso7816/tlv.ts';
import type { VirtualChip } from '../../../../native/virtual-chip/chip.ts';

export const PACE_OID = hexToBytes('04007f00070202040202');
export const CA_OID = hexToBytes('04007f00070202030202');
export const AID = hexToBytes('a0000002471001');

const { Point } = brainpoolP256r1;

export interface Reply {
  readonly data: Uint8Array;
  readonly sw: number;
}

export class TestTerminal {
  keys: SessionKeys | undefined;
  readonly chip: VirtualChip;

  constructor(chip: VirtualChip) {
    this.chip = chip;
  }

  raw(command: Uint8Array | string): Reply {
    const response = this.chip.process(typeof command === 'string' ? hexToBytes(command) : command);
    return {
      data: response.subarray(0, -2),
      sw: (response.at(-2)! << 8) | response.at(-1)!,
    };
  }

  /** Under secure messaging while there is a channel; throws when the response's protection is wrong. */
  send(command: CommandApdu, options: { extended?: boolean } = {}): Reply {
    if (this.keys === undefined) return this.raw(encodeCommand(command, options));
    const { bytes, keys } = wrap(this.keys, command, options.extended ?? false);
    this.keys = keys;
    const reply = this.raw(bytes);
    return this.unwrap(command.ins, reply);
  }

  private unwrap(ins: number, reply: Reply): Reply {
    if (this.keys === undefined || reply.data.length === 0) return reply;
    this.keys = { ...this.keys, sendSequenceCounter: incrementCounter(this.keys.sendSequenceCounter) };
    const list = parseTlvList(reply.data);
    if (!list.ok) throw new Error('response is not TLV');
    const mac = findTag(list.value, 0x8e);
    const status = findTag(list.value, 0x99);
    const body = findTag(list.value, (ins & 1) === 1 ? 0x85 : 0x87);
    const covered = concatBytes(...list.value.filter((tlv) => tlv !== mac).map((tlv) => tlv.encoded));
    if (mac === undefined || status === undefined) throw new Error('response lacks objects');
    if (!macMatches(this.keys, macInput(this.keys, covered), mac.value)) throw new Error('wrong MAC');
    const cryptogram = (ins & 1) === 1 ? body?.value : body?.value.subarray(1);
    const data = cryptogram === undefined ? new Uint8Array() : decryptBody(this.keys, cryptogram);
    if (data === undefined) throw new Error('wrong padding');
    return { data, sw: (status.value[0]! << 8) | status.value[1]! };
  }

  selectApplication = (): Reply => this.send({ cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: AID });

  selectFile = (fileId: number): Reply =>
    this.send({ cla: 0, ins: 0xa4, p1: 2, p2: 0x0c, data: Uint8Array.of(fileId >> 8, fileId & 0xff) });

  /** Selects and reads a whole file in blocks. */
  readFile(fileId: number, block = 0xe0): Uint8Array {
    const selected = this.selectFile(fileId);
    if (selected.sw !== 0x9000) throw new Error(`SELECT ${fileId.toString(16)}: ${selected.sw.toString(16)}`);
    const parts: Uint8Array[] = [];
    for (let offset = 0; ; ) {
      const reply = this.send({ cla: 0, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, ne: block });
      if (reply.sw === 0x6b00) return concatBytes(...parts);
      if (reply.sw !== 0x9000 && reply.sw !== 0x6282) throw new Error(reply.sw.toString(16));
      parts.push(reply.data);
      offset += reply.data.length;
      if (reply.sw === 0x6282) return concatBytes(...parts);
    }
  }

  /** Runs BAC; the reply to EXTERNAL AUTHENTICATE. */
  bac(mrzInformation: string, secrets: { nonce?: Uint8Array; seed?: Uint8Array } = {}): Reply {
    const challenge = this.send({ cla: 0, ins: 0x84, p1: 0, p2: 0, ne: 8 });
    if (challenge.sw !== 0x9000) return challenge;
    const seed = sha1(asciiToBytes(mrzInformation)).subarray(0, 16);
    const encryption = deriveKey(seed, 1, '3DES');
    const mac = deriveKey(seed, 2, '3DES');
    const nonce = secrets.nonce ?? hexToBytes('0102030405060708');
    const half = secrets.seed ?? new Uint8Array(16).fill(7);
    const cryptogram = tripleDesEncrypt(encryption, concatBytes(nonce, challenge.data, half));
    const reply = this.send({
      cla: 0,
      ins: 0x82,
      p1: 0,
      p2: 0,
      data: concatBytes(cryptogram, computeMac('3DES', mac, cryptogram)),
      ne: 40,
    });
    if (reply.sw !== 0x9000) return reply;
    const plain = tripleDesDecrypt(encryption, reply.data.subarray(0, 32));
    const sessionSeed = xorBytes(half, plain.subarray(16));
    this.keys = {
      suite: '3DES',
      encryptionKey: deriveKey(sessionSeed, 1, '3DES'),
      macKey: deriveKey(sessionSeed, 2, '3DES'),
      sendSequenceCounter: concatBytes(challenge.data.subarray(4), nonce.subarray(4)),
    };
    return reply;
  }

  setPace = (passwordReference: number, oid = PACE_OID): Reply =>
    this.send({
      cla: 0,
      ins: 0x22,
      p1: 0xc1,
      p2: 0xa4,
      data: concatBytes(encodeTlv(0x80, oid), encodeTlv(0x83, Uint8Array.of(passwordReference))),
    });

  general(tag: number | undefined, value: Uint8Array, cla = 0x10): Reply {
    const data = encodeTlv(0x7c, ...(tag === undefined ? [] : [encodeTlv(tag, value)]));
    const reply = this.send({ cla, ins: 0x86, p1: 0, p2: 0, data, ne: 256 });
    if (reply.sw !== 0x9000) return reply;
    const template = parseTlv(reply.data);
    if (!template.ok || template.value.tag !== 0x7c) throw new Error('no dynamic authentication data');
    const inner = parseTlvList(template.value.value);
    return { data: inner.ok ? (inner.value[0]?.value ?? new Uint8Array()) : new Uint8Array(), sw: reply.sw };
  }

  /** Runs PACE-GM on brainpoolP256r1 with AES-128; the reply to the last command. */
  pace(
    password: { can: string } | { mrz: string },
    options: { mappingKey?: bigint; agreementKey?: bigint; spoilToken?: boolean } = {},
  ): Reply {
    const { mappingKey = 0x1234567n, agreementKey = 0x89abcdefn } = options;
    const shared = 'can' in password ? asciiToBytes(password.can) : sha1(asciiToBytes(password.mrz));
    const chosen = this.setPace('can' in password ? 2 : 1);
    if (chosen.sw !== 0x9000) return chosen;
    const encrypted = this.general(undefined, new Uint8Array());
    if (encrypted.sw !== 0x9000) return encrypted;
    const s = bytesToBigInt(aesCbcDecrypt(deriveKey(shared, 3, 'AES-128'), encrypted.data));
    const mapped = this.general(0x81, Point.BASE.multiply(mappingKey).toBytes(false));
    if (mapped.sw !== 0x9000) return mapped;
    const generator = Point.BASE.multiply(s % Point.CURVE().n).add(
      Point.fromBytes(mapped.data).multiply(mappingKey),
    );
    const ours = generator.multiply(agreementKey).toBytes(false);
    const theirs = this.general(0x83, ours);
    if (theirs.sw !== 0x9000) return theirs;
    const secret = bigIntToBytes(Point.fromBytes(theirs.data).multiply(agreementKey).toAffine().x, 32);
    const macKey = deriveKey(secret, 2, 'AES-128');
    const token = (key: Uint8Array) =>
      computeMac('AES-128', macKey, encodeTlv(0x7f49, encodeTlv(0x06, PACE_OID), encodeTlv(0x86, key)));
    const mine = token(theirs.data);
    if (options.spoilToken) mine[0]! ^= 1;
    const reply = this.general(0x85, mine, 0x00);
    if (reply.sw !== 0x9000) return reply;
    if (!reply.data.every((octet, i) => octet === token(ours)[i])) throw new Error('chip token wrong');
    this.keys = {
      suite: 'AES-128',
      encryptionKey: deriveKey(secret, 1, 'AES-128'),
      macKey,
      sendSequenceCounter: new Uint8Array(16),
    };
    return reply;
  }

  /** Chip authentication against the uncompressed public key that DG14 names. */
  authenticateChip(chipPublicKey: Uint8Array, ephemeral = 0x7654321n): Reply {
    const chosen = this.send({
      cla: 0,
      ins: 0x22,
      p1: 0x41,
      p2: 0xa4,
      data: encodeTlv(0x80, CA_OID),
    });
    if (chosen.sw !== 0x9000) return chosen;
    const reply = this.general(0x80, Point.BASE.multiply(ephemeral).toBytes(false), 0x00);
    if (reply.sw !== 0x9000) return reply;
    const secret = bigIntToBytes(Point.fromBytes(chipPublicKey).multiply(ephemeral).toAffine().x, 32);
    this.keys = {
      suite: 'AES-128',
      encryptionKey: deriveKey(secret, 1, 'AES-128'),
      macKey: deriveKey(secret, 2, 'AES-128'),
      sendSequenceCounter: new Uint8Array(16),
    };
    return reply;
  }
}

const macInput = (keys: SessionKeys, covered: Uint8Array): Uint8Array =>
  keys.suite === '3DES' ? covered : pad(covered, 16);

export function wrap(
  keys: SessionKeys,
  command: CommandApdu,
  extended = false,
): { readonly bytes: Uint8Array; readonly keys: SessionKeys } {
  const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const cla = command.cla | 0x0c;
  const odd = (command.ins & 1) === 1;
  const body =
    command.data === undefined
      ? new Uint8Array()
      : odd
        ? encodeTlv(0x85, encryptBody(next, command.data))
        : encodeTlv(0x87, Uint8Array.of(1), encryptBody(next, command.data));
  const le =
    command.ne === undefined
      ? new Uint8Array()
      : command.ne > 256
        ? encodeTlv(0x97, Uint8Array.of((command.ne >> 8) & 0xff, command.ne & 0xff))
        : encodeTlv(0x97, Uint8Array.of(command.ne & 0xff));
  const header = pad(Uint8Array.of(cla, command.ins, command.p1, command.p2), blockSizeOf(keys.suite));
  const objects = concatBytes(body, le);
  const mac = channelMac(next, macInput(keys, concatBytes(header, objects)));
  const data = concatBytes(objects, encodeTlv(0x8e, mac));
  return {
    keys: next,
    bytes: encodeCommand({ ...command, cla, data, ne: extended ? 65_536 : 256 }, { extended }),
  };
}
