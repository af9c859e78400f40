import { brainpoolP256r1 } from '@noble/curves/misc.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCommand } from '../../../../native/iso7816/apdu.ts';
import { bytesToBigInt, bytesToHex, concatBytes, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../native/iso7816/tlv.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { createVirtualChip } from '../../../../native/virtual-chip/virtual-chip.ts';
import { SAMPLE_MRZ_INFORMATION, sampleCard } from './sample-card.ts';
import { TestTerminal, wrap } from './test-terminal.ts';

const CAN = '000001';

const opened = (options: Parameters<typeof sampleCard>[0] = {}) => {
  const card = sampleCard(options);
  const terminal = new TestTerminal(card.chip);
  expect(terminal.pace({ can: CAN }).sw).toBe(0x9000);
  expect(terminal.selectApplication().sw).toBe(0x9000);
  return { ...card, terminal };
};

describe('before access control', () => {
  test('EF.CardAccess has the published bytes and is free to read', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(bytesToHex(terminal.readFile(0x011c))).toBe(
      '3134300d060804007f0007020202020101300f060a04007f000702020302020201013012060a04007f0007020204020202010202010d',
    );
    expect(terminal.raw('00b09c0000').data).toHaveLength(54);
  });

  test('the application can be selected but nothing in it can be read', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.selectApplication().sw).toBe(0x9000);
    for (const fileId of [0x011e, 0x011d, 0x0101, 0x0102, 0x010d, 0x010e, 0x010f]) {
      expect(terminal.selectFile(fileId).sw).toBe(0x6982);
    }
    expect(terminal.raw('00b0000000').sw).toBe(0x6982);
    expect(terminal.raw('00b0810000').sw).toBe(0x6982);
    expect(terminal.raw('00b10101035401000000').sw).toBe(0x6700);
    expect(terminal.raw('00b101010354010000').sw).toBe(0x6982);
    expect(terminal.raw('0088000008010203040506070800').sw).toBe(0x6982);
  });

  test('selecting the master file is a habit of the profile', () => {
    expect(new TestTerminal(sampleCard().chip).raw('00a4000c023f00').sw).toBe(0x6d00);
    const polite = { ...CCCD_2021, selectMasterFile: 'supported' as const };
    expect(new TestTerminal(sampleCard({ profile: polite }).chip).raw('00a4000c023f00').sw).toBe(0x9000);
  });

  test('EF.CardAccess is refused once the application is selected', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    terminal.selectApplication();
    expect(terminal.selectFile(0x011c).sw).toBe(0x6982);
  });

  test('an unknown application is not found, and FCI is given to those who ask', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.raw('00a4040c07a0000002471002').sw).toBe(0x6a82);
    expect(bytesToHex(terminal.raw('00a4040007a000000247100100').data)).toBe('6f098407a0000002471001');
    expect(terminal.raw('00a4040007a0000002471001')).toMatchObject({ sw: 0x9000 });
  });
});

describe('PACE', () => {
  test('opens with the CAN and with the MRZ', () => {
    expect(new TestTerminal(sampleCard().chip).pace({ can: CAN }).sw).toBe(0x9000);
    expect(new TestTerminal(sampleCard().chip).pace({ mrz: SAMPLE_MRZ_INFORMATION }).sw).toBe(0x9000);
  });

  test('answers a wrong CAN with 6300, opens nothing, and lets the next try succeed', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.pace({ can: '000002' }).sw).toBe(0x6300);
    expect(terminal.general(0x85, new Uint8Array(8), 0x00).sw).toBe(0x6985);
    expect(terminal.pace({ can: CAN }).sw).toBe(0x9000);
  });

  test('a wrong token with the right CAN is refused', () => {
    expect(new TestTerminal(sampleCard().chip).pace({ can: CAN }, { spoilToken: true }).sw).toBe(0x6300);
  });

  test('rejects an unknown protocol, an unknown password, other parameters and points off the curve', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.setPace(2, hexToBytes('04007f00070202040204')).sw).toBe(0x6a80);
    expect(terminal.setPace(3).sw).toBe(0x6a88);
    expect(terminal.raw('0022c1a412800a04007f0007020204020283010284010c').sw).toBe(0x6a88);
    expect(terminal.raw('0022c1a412800a04007f0007020204020283010284010d').sw).toBe(0x9000);
    expect(terminal.general(undefined, new Uint8Array()).sw).toBe(0x9000);
    const offCurve = new Uint8Array(65).fill(1);
    offCurve[0] = 4;
    expect(terminal.general(0x81, offCurve).sw).toBe(0x6a80);
    expect(terminal.general(0x81, brainpoolP256r1.Point.BASE.toBytes(false)).sw).toBe(0x6985);
  });

  test('rejects its own ephemeral key when a terminal mirrors it', () => {
    // Every draw of the chip is the same, so a terminal that picks it too ends up with the chip's public key.
    const draw = bytesToBigInt(new Uint8Array(32).fill(0x11));
    const { contents } = sampleCard();
    const chip = createVirtualChip({ contents, random: (length) => new Uint8Array(length).fill(0x11) });
    expect(new TestTerminal(chip).pace({ can: CAN }, { agreementKey: draw }).sw).toBe(0x6a80);
    expect(new TestTerminal(chip).pace({ can: CAN }).sw).toBe(0x9000);
  });

  test('keeps to the order and the chaining bit', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.general(undefined, new Uint8Array()).sw).toBe(0x6985);
    terminal.setPace(2);
    expect(terminal.general(undefined, new Uint8Array(), 0x00).sw).toBe(0x6985);
    terminal.setPace(2);
    expect(terminal.general(0x83, brainpoolP256r1.Point.BASE.toBytes(false)).sw).toBe(0x6a80);
    expect(terminal.general(undefined, new Uint8Array()).sw).toBe(0x6985);
  });

  test('belongs to the master file: refused once the application is selected', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    terminal.selectApplication();
    expect(terminal.setPace(2).sw).toBe(0x6985);
  });
});

describe('BAC', () => {
  test('opens with the MRZ and reads every open file as it was issued', () => {
    const { chip, contents } = sampleCard();
    const terminal = new TestTerminal(chip);
    terminal.selectApplication();
    expect(terminal.bac(SAMPLE_MRZ_INFORMATION).sw).toBe(0x9000);
    expect(terminal.keys?.suite).toBe('3DES');
    for (const [name, fileId] of [
      ['EF.COM', 0x011e],
      ['EF.SOD', 0x011d],
      ['DG1', 0x0101],
      ['DG2', 0x0102],
      ['DG13', 0x010d],
      ['DG14', 0x010e],
      ['DG15', 0x010f],
    ] as const) {
      expect(bytesToHex(terminal.readFile(fileId)), name).toBe(bytesToHex(contents.files.get(name)!));
    }
  });

  test('answers a wrong key with 6300 and needs a fresh challenge after it', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    terminal.selectApplication();
    expect(terminal.bac('090000001890011583001155').sw).toBe(0x6300);
    expect(
      terminal.raw(encodeCommand({ cla: 0, ins: 0x82, p1: 0, p2: 0, data: new Uint8Array(40), ne: 40 })).sw,
    ).toBe(0x6985);
    expect(terminal.bac(SAMPLE_MRZ_INFORMATION).sw).toBe(0x9000);
  });

  test('a challenge is good for the very next command only', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    terminal.selectApplication();
    terminal.raw('0084000008');
    terminal.selectApplication();
    expect(
      terminal.raw(encodeCommand({ cla: 0, ins: 0x82, p1: 0, p2: 0, data: new Uint8Array(40), ne: 40 })).sw,
    ).toBe(0x6985);
  });

  test('is refused after PACE', () => {
    const { terminal } = opened();
    expect(terminal.send({ cla: 0, ins: 0x84, p1: 0, p2: 0, ne: 8 }).sw).toBe(0x6985);
  });
});

describe('after access control', () => {
  test('every open file reads as it was issued; DG3 is closed and DG11 is not there', () => {
    const { terminal, contents } = opened();
    for (const [name, fileId] of [
      ['EF.COM', 0x011e],
      ['EF.SOD', 0x011d],
      ['DG1', 0x0101],
      ['DG2', 0x0102],
      ['DG13', 0x010d],
    ] as const) {
      expect(bytesToHex(terminal.readFile(fileId)), name).toBe(bytesToHex(contents.files.get(name)!));
    }
    expect(terminal.selectFile(0x0103).sw).toBe(0x6982);
    expect(terminal.selectFile(0x010b).sw).toBe(0x6a82);
  });

  test('reads by short identifier and by odd instruction, with the same bytes', () => {
    const { terminal, contents } = opened();
    const dg1 = contents.files.get('DG1')!;
    expect(bytesToHex(terminal.send({ cla: 0, ins: 0xb0, p1: 0x81, p2: 0, ne: 95 }).data)).toBe(
      bytesToHex(dg1),
    );
    const odd = terminal.send({ cla: 0, ins: 0xb1, p1: 0, p2: 0, data: hexToBytes('540103'), ne: 12 });
    expect(bytesToHex(odd.data)).toBe(bytesToHex(encodeTlv(0x53, dg1.subarray(3, 13))));
    const byFileId = terminal.send({
      cla: 0,
      ins: 0xb1,
      p1: 1,
      p2: 2,
      data: hexToBytes('54020010'),
      ne: 256,
    });
    const dg2 = contents.files.get('DG2')!;
    expect(byFileId.sw).toBe(0x9000);
    expect(bytesToHex(byFileId.data)).toBe(
      bytesToHex(encodeTlv(0x53, dg2.subarray(16, 16 + byFileId.data.length - 3))),
    );
  });

  test('the end of a file: 6282 for a stated length, 9000 for "everything", 6B00 beyond', () => {
    const { terminal } = opened();
    terminal.selectFile(0x011e);
    expect(terminal.send({ cla: 0, ins: 0xb0, p1: 0, p2: 20, ne: 10 })).toMatchObject({ sw: 0x6282 });
    expect(terminal.send({ cla: 0, ins: 0xb0, p1: 0, p2: 20, ne: 256 })).toMatchObject({ sw: 0x9000 });
    expect(terminal.send({ cla: 0, ins: 0xb0, p1: 0, p2: 26, ne: 1 }).sw).toBe(0x6b00);
    expect(terminal.send({ cla: 0, ins: 0xb0, p1: 0, p2: 26, ne: 256 }).sw).toBe(0x6b00);
  });

  test('a short response never exceeds 256 bytes; an extended one carries a block of 2 kB', () => {
    const { terminal, contents, chip } = opened();
    terminal.selectFile(0x0102);
    const { bytes, keys } = wrap(terminal.keys!, { cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 256 });
    const short = chip.process(bytes);
    expect(short.length).toBeLessThanOrEqual(258);
    expect(short.length).toBeGreaterThan(240);
    terminal.keys = { ...keys, sendSequenceCounter: keys.sendSequenceCounter.slice() };
    terminal.keys.sendSequenceCounter[15]!++;
    const big = terminal.send({ cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 900 }, { extended: true });
    expect(bytesToHex(big.data)).toBe(bytesToHex(contents.files.get('DG2')!.subarray(0, 900)));
  });
});

describe('secure messaging', () => {
  const tampered = (change: (bytes: Uint8Array) => Uint8Array) => {
    const { terminal, chip } = opened();
    const { bytes } = wrap(terminal.keys!, { cla: 0, ins: 0xb0, p1: 0x81, p2: 0, ne: 10 });
    const reply = new TestTerminal(chip).raw(change(bytes));
    // Whatever was wrong: the channel and the rights are gone.
    const after = new TestTerminal(chip);
    expect(after.raw(bytes).sw).toBe(0x6988);
    expect(after.raw('00b0810000').sw).toBe(0x6982);
    return reply.sw;
  };

  test('a wrong MAC is 6988', () => {
    expect(tampered((bytes) => bytes.map((octet, i) => (i === bytes.length - 2 ? octet ^ 1 : octet)))).toBe(
      0x6988,
    );
  });

  test('a changed header is 6988', () => {
    expect(tampered((bytes) => bytes.map((octet, i) => (i === 3 ? octet ^ 1 : octet)))).toBe(0x6988);
  });

  test('a missing MAC is 6987', () => {
    expect(tampered(() => hexToBytes('0cb08100039701 0a 00'))).toBe(0x6987);
    expect(tampered(() => hexToBytes('0cb0810000'))).toBe(0x6987);
  });

  test('a replayed command is 6988', () => {
    const { terminal, chip } = opened();
    const { bytes } = wrap(terminal.keys!, { cla: 0, ins: 0xb0, p1: 0x81, p2: 0, ne: 10 });
    expect(new TestTerminal(chip).raw(bytes).sw).toBe(0x9000);
    expect(new TestTerminal(chip).raw(bytes).sw).toBe(0x6988);
  });

  test('a plain command ends the channel and is answered as if nothing had been opened', () => {
    const { terminal } = opened();
    expect(terminal.raw('00b0810000').sw).toBe(0x6982);
    expect(() => terminal.selectFile(0x0101)).not.toThrow();
    expect(terminal.selectFile(0x0101).sw).toBe(0x6988);
  });

  test('an error inside the channel keeps it: 6A82 comes protected and the next command works', () => {
    const { terminal } = opened();
    expect(terminal.selectFile(0x010b).sw).toBe(0x6a82);
    expect(terminal.readFile(0x011e)).toHaveLength(26);
  });
});

describe('anything else', () => {
  test('foreign classes and instructions have their own status words', () => {
    const terminal = new TestTerminal(sampleCard().chip);
    expect(terminal.raw('80b0000000').sw).toBe(0x6e00);
    expect(terminal.raw('01b0000000').sw).toBe(0x6881);
    expect(terminal.raw('04b0000000').sw).toBe(0x6882);
    expect(terminal.raw('10b0000000').sw).toBe(0x6884);
    expect(terminal.raw('00c0000000').sw).toBe(0x6d00);
    expect(terminal.raw('00a4').sw).toBe(0x6700);
    expect(terminal.raw('').sw).toBe(0x6700);
  });

  test('a chip without extended length says so', () => {
    const profile = { ...CCCD_2021, extendedLength: false };
    const terminal = new TestTerminal(sampleCard({ profile }).chip);
    expect(terminal.raw('00b09c00000100').sw).toBe(0x6700);
    expect(terminal.raw('00b09c0000').sw).toBe(0x9000);
  });

  test('reset forgets everything', () => {
    const { terminal, chip } = opened();
    chip.reset();
    expect(terminal.selectFile(0x011e).sw).toBe(0x6988);
    expect(new TestTerminal(chip).pace({ can: CAN }).sw).toBe(0x9000);
  });

  test('no bytes make it throw, and every answer has a status word', () => {
    const { chip } = sampleCard();
    const plausible = fc
      .tuple(
        fc.constantFrom(0x00, 0x0c, 0x10, 0x1c, 0x80),
        fc.constantFrom(0xa4, 0xb0, 0xb1, 0x84, 0x82, 0x22, 0x86, 0x88, 0xc0),
        fc.constantFrom(0x00, 0x01, 0x02, 0x04, 0x41, 0x81, 0x9c, 0xc1),
        fc.constantFrom(0x00, 0x0c, 0xa4, 0xa6),
        fc.oneof(
          fc.uint8Array({ maxLength: 80 }),
          fc.uint8Array({ maxLength: 40 }).map((value) => encodeTlv(0x7c, encodeTlv(0x81, value))),
          fc.constant(concatBytes(hexToBytes('800a04007f00070202040202830102'))),
        ),
        fc.boolean(),
      )
      .map(([cla, ins, p1, p2, data, le]) =>
        encodeCommand({ cla, ins, p1, p2, ...(data.length > 0 && { data }), ...(le && { ne: 256 }) }),
      );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 300 }), plausible), { maxLength: 12 }),
        (commands) => {
          chip.reset();
          for (const command of commands) expect(chip.process(command).length).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('noise inside an open channel neither throws nor leaves anything open', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 120 }), (data) => {
        const { chip } = opened();
        const command = concatBytes(
          hexToBytes('0cb08100'),
          Uint8Array.of(data.length),
          data,
          Uint8Array.of(0),
        );
        expect([0x6987, 0x6988]).toContain(new TestTerminal(chip).raw(command).sw);
        expect(new TestTerminal(chip).raw('00b0810000').sw).toBe(0x6982);
      }),
      { numRuns: 15 },
    );
  });
});
