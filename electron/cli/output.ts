/** What a command prints: one JSON document on stdout with `--json`, otherwise plain lines; diagnostics on stderr. */
import type { Failure } from '../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../core/failure/failure-messages.ts';

/** Where the sentence of the window speaks of its fields: a terminal has options. */
const TERMINAL_TEXTS: Partial<typeof FAILURE_TEXTS> = {
  'settings-invalid': {
    message: { vi: 'Tùy chọn của lệnh chưa đúng.', en: 'An option of the command is not right.' },
    remedy: {
      vi: 'Sửa tùy chọn được nêu, hoặc thêm --help để xem cách viết.',
      en: 'Mend the option that is named, or add --help to see how it is written.',
    },
  },
};

const textsOf = (code: Failure['code']) => TERMINAL_TEXTS[code] ?? FAILURE_TEXTS[code];

export interface Output {
  /** The result. `lines` are for people, `document` for programs. */
  result(document: unknown, lines: readonly string[]): void;
  /** A failure people caused: message and remedy in both languages, exit code 1. */
  failed(failure: Failure, document?: Readonly<Record<string, unknown>>): void;
  /** For the person at the terminal; never on stdout. */
  note(line: string): void;
}

export interface Streams {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly setExitCode: (code: number) => void;
}

export const processStreams: Streams = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

/** The failure as a JSON document: code, texts, and every wrong field at once. */
export const failureDocument = (failure: Failure) => ({
  code: failure.code,
  ...textsOf(failure.code),
  ...(failure.fields && { fields: failure.fields }),
  ...(failure.authorityText !== undefined && { authorityText: failure.authorityText }),
  ...(failure.detail !== undefined && { detail: failure.detail }),
});

export function createOutput(json: boolean, streams: Streams = processStreams): Output {
  const note = (line: string) => streams.stderr(`${line}\n`);
  return {
    result(document, lines) {
      streams.stdout(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    failed(failure, document = {}) {
      const { message, remedy } = textsOf(failure.code);
      if (json) streams.stdout(`${JSON.stringify({ ...document, error: failureDocument(failure) })}\n`);
      note(`${message.vi} ${remedy.vi}`);
      note(`${message.en} ${remedy.en} [${failure.code}]`);
      for (const field of failure.fields ?? [])
        note(`  ${field.path}: ${field.message.vi} / ${field.message.en}`);
      streams.setExitCode(1);
    },
    note,
  };
}
