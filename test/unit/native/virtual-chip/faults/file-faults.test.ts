import { describe, expect, test } from 'vitest';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { parseTlv } from '../../../../../native/iso7816/tlv.ts';
import { type ChipFault, FAULT_STAGE } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { tamper } from '../../../../../native/virtual-chip/faults/file-faults.ts';
import type { ChipFileName } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { repeatableRandom, sampleCard } from '../sample-card.ts';
import { TestTerminal } from '../test-terminal.ts';

const genuine = sampleCard().contents;
const apply = (fault: ChipFault) => tamper(genuine, [fault], repeatableRandom('forger'));

const changedFiles = (contents: typeof genuine): readonly ChipFileName[] =>
  [...genuine.files.keys()].filter(
    (name) =>
      bytesToHex(contents.files.get(name) ?? new Uint8Array()) !== bytesToHex(genuine.files.get(name)!),
  );

test.each([
  [{ kind: 'tampered-dg1' }, ['DG1']],
  [{ kind: 'tampered-dg2' }, ['DG2']],
  [{ kind: 'tampered-dg13' }, ['DG13']],
  [{ kind: 'tampered-dg14' }, ['DG14']],
  [{ kind: 'tampered-dg15' }, ['DG15']],
  [{ kind: 'dg-announced', dataGroup: 5 }, ['EF.COM']],
  [{ kind: 'dg-withheld', dataGroup: 'DG13' }, ['DG13']],
  [{ kind: 'com-missing' }, ['EF.COM']],
  [{ kind: 'com-malformed' }, ['EF.COM']],
  [{ kind: 'truncated-sod', bytes: 100 }, ['EF.SOD']],
  [{ kind: 'bac-only' }, ['EF.CardAccess']],
  [{ kind: 'cloned' }, []],
  [{ kind: 'slow', milliseconds: 5 }, []],
] as const)('%o changes %o and no other file', (fault, files) => {
  expect(changedFiles(apply(fault))).toEqual(files);
});

test('tampering keeps lengths and structure, so that only the hash tells', () => {
  for (const [kind, name] of [
    ['tampered-dg1', 'DG1'],
    ['tampered-dg2', 'DG2'],
    ['tampered-dg13', 'DG13'],
  ] as const) {
    const changed = apply({ kind }).files.get(name)!;
    expect(changed).toHaveLength(genuine.files.get(name)!.length);
    const parsed = parseTlv(changed);
    expect(parsed.ok && parsed.value.encoded.length).toBe(changed.length);
  }
});

test('a forged birth year shows up in DG13', () => {
  const text = new TextDecoder().decode(apply({ kind: 'tampered-dg13' }).files.get('DG13'));
  expect(text).toContain('15/01/1991');
  expect(text).toContain('20/01/2022');
});

test('a group that is announced stands at the end of the list, and EF.COM is still well formed', () => {
  expect(bytesToHex(apply({ kind: 'dg-announced', dataGroup: 5 }).files.get('EF.COM')!)).toMatch(
    /^6019.*5c076175636d6e6f65$/,
  );
});

test('a forger who puts in his own keys has them, and only them', () => {
  const { keys } = apply({ kind: 'tampered-dg14' });
  expect(keys.chipAuthentication).not.toEqual(genuine.keys.chipAuthentication);
  expect(keys.activeAuthentication).toEqual(genuine.keys.activeAuthentication);
});

test('a clone has other private keys', () => {
  expect(apply({ kind: 'cloned' }).keys).not.toEqual(genuine.keys);
});

test('exactly the faults of the stage "files" change what is written on the card', () => {
  const examples: readonly ChipFault[] = [
    { kind: 'tear-at-apdu', apdu: 1 },
    { kind: 'tampered-dg1' },
    { kind: 'tampered-dg2' },
    { kind: 'tampered-dg13' },
    { kind: 'tampered-dg14' },
    { kind: 'tampered-dg15' },
    { kind: 'dg-announced', dataGroup: 5 },
    { kind: 'dg-withheld', dataGroup: 'DG13' },
    { kind: 'com-missing' },
    { kind: 'com-malformed' },
    { kind: 'unknown-issuer' },
    { kind: 'cloned' },
    { kind: 'bac-only' },
    { kind: 'pace-broken' },
    { kind: 'random-bytes', fromApdu: 1 },
    { kind: 'truncated-sod', bytes: 10 },
    { kind: 'dg-not-in-sod', dataGroup: 'DG13' },
    { kind: 'wrong-mac', securedResponse: 1 },
    { kind: 'slow', milliseconds: 1 },
    { kind: 'short-chunks', bytes: 16 },
    { kind: 'no-extended' },
    { kind: 'wrong-status-words' },
    { kind: 'expired-ds' },
    { kind: 'oversized-length', dataGroup: 'DG1' },
    { kind: 'endless-61xx', fromApdu: 1 },
    { kind: 'endless-6cxx' },
    { kind: 'mf-refused', sw: 0x6a82 },
    { kind: 'retry-counter', tries: 3 },
  ];
  expect(examples.map(({ kind }) => kind).sort()).toEqual(Object.keys(FAULT_STAGE).sort());
  for (const fault of examples) {
    expect(apply(fault) !== genuine, fault.kind).toBe(FAULT_STAGE[fault.kind] === 'files');
  }
});

describe('faults in the answers', () => {
  const CAN = '000001';

  test('pace-broken: PACE is announced and breaks off, BAC works', () => {
    const { chip, contents } = sampleCard({ faults: [{ kind: 'pace-broken' }] });
    const terminal = new TestTerminal(chip);
    expect(contents.files.has('EF.CardAccess')).toBe(true);
    expect(terminal.pace({ can: CAN }).sw).toBe(0x6f00);
    terminal.selectApplication();
    expect(terminal.bac(contents.access.mrzInformation).sw).toBe(0x9000);
  });

  test('bac-only: no EF.CardAccess and no PACE, though DG14 still announces it', () => {
    const { chip, contents } = sampleCard({ faults: [{ kind: 'bac-only' }] });
    const terminal = new TestTerminal(chip);
    expect(terminal.selectFile(0x011c).sw).toBe(0x6a82);
    expect(terminal.pace({ can: CAN }).sw).toBe(0x6a86);
    expect(bytesToHex(contents.files.get('DG14')!)).toContain('04007f00070202040202');
    terminal.selectApplication();
    expect(terminal.bac(contents.access.mrzInformation).sw).toBe(0x9000);
  });

  test('random-bytes: noise from the chosen command on', () => {
    const { chip } = sampleCard({ faults: [{ kind: 'random-bytes', fromApdu: 3 }] });
    const terminal = new TestTerminal(chip);
    const first = bytesToHex(chip.process(Uint8Array.of(0, 0xb0, 0x9c, 0, 0)));
    expect(bytesToHex(chip.process(Uint8Array.of(0, 0xb0, 0x9c, 0, 0)))).toBe(first);
    const noisy = [terminal.raw('00b09c0000'), terminal.raw('00b09c0000')].map(
      ({ data, sw }) => bytesToHex(data) + sw,
    );
    expect(noisy[0]).not.toBe(noisy[1]);
  });

  test('wrong-mac: exactly the chosen protected answer is spoiled', () => {
    const terminal = new TestTerminal(
      sampleCard({ faults: [{ kind: 'wrong-mac', securedResponse: 2 }] }).chip,
    );
    terminal.pace({ can: CAN });
    expect(terminal.selectApplication().sw).toBe(0x9000);
    expect(() => terminal.selectFile(0x011e)).toThrow('wrong MAC');
  });

  test('unknown-issuer: consistent in itself, signed by somebody else', () => {
    const { issuer, contents } = sampleCard();
    const forged = sampleCard({ issuer, faults: [{ kind: 'unknown-issuer' }] });
    expect(forged.contents.files.get('EF.SOD')).not.toEqual(contents.files.get('EF.SOD'));
    expect(forged.issuer.csca).toEqual(issuer.csca);
  });
});
