/** Packages with effects on the world, and the one file through which each comes in (design.md §2). */
import { type Import, packageOf } from './imports.ts';

export interface Gate {
  readonly package: string;
  /** The files that may import it: one, save where two processes each need their own. */
  readonly files: readonly string[];
  /** Where its types may be named besides. */
  readonly typesIn?: string;
}

export const GATES: readonly Gate[] = [
  { package: 'pcsc-mini', files: ['native/pcsc/pcsc-mini-driver.ts'] },
  { package: 'pcsclite', files: ['native/pcsc/pcsclite-driver.ts'] },
  { package: 'node-hid', files: ['native/hid/hid-scanner.ts'] },
  { package: '@serialport/bindings-cpp', files: ['native/hid/serial-ports.ts'] },
  { package: 'better-sqlite3', files: ['db/sqlite.ts'] },
  { package: 'axios', files: ['electron/police/http-client.ts'] },
  // They can fetch and open files; here they may not, and one place sees to it.
  { package: 'pdfmake', files: ['electron/print/pdf.ts', 'electron/print/pdf-fonts.ts'] },
  { package: 'des.js', files: ['native/iso7816/secure-messaging-cipher.ts'] },
  // Main and the preload of each window are programs of their own; all get the module from Electron itself.
  {
    package: 'electron',
    files: [
      'electron/shell/main.ts',
      'electron/shell/preload.ts',
      'electron/shell/guest-display/display-preload.ts',
    ],
    typesIn: 'electron/shell/',
  },
];

/** Everything that goes past a gate, one sentence each. */
export function pastTheGates(imports: readonly Import[], gates: readonly Gate[] = GATES): readonly string[] {
  return imports.flatMap((one) => {
    const name = packageOf(one.specifier);
    if (name === undefined) return [];
    const gate = gates.find((candidate) => candidate.package === name);
    if (gate === undefined || gate.files.includes(one.from)) return [];
    if (one.typeOnly && gate.typesIn !== undefined && one.from.startsWith(gate.typesIn)) return [];
    return [`${one.from} imports ${name}, which belongs to ${gate.files.join(' and ')}`];
  });
}
