import { describe, expect, test } from 'vitest';
import { createOutput } from '../../../electron/cli/output.ts';

function captured() {
  const seen = { stdout: '', stderr: '', code: 0 };
  return {
    seen,
    streams: {
      stdout: (text: string) => {
        seen.stdout += text;
      },
      stderr: (text: string) => {
        seen.stderr += text;
      },
      setExitCode: (code: number) => {
        seen.code = code;
      },
    },
  };
}

describe('what a command prints', () => {
  test('with --json: one document on stdout, diagnostics on stderr', () => {
    const { seen, streams } = captured();
    const output = createOutput(true, streams);
    output.note('reading');
    output.result({ ok: true }, ['for people']);
    expect(JSON.parse(seen.stdout)).toEqual({ ok: true });
    expect(seen).toMatchObject({ stderr: 'reading\n', code: 0 });
  });

  test('without: plain lines', () => {
    const { seen, streams } = captured();
    createOutput(false, streams).result({ ok: true }, ['a', 'b']);
    expect(seen.stdout).toBe('a\nb\n');
  });

  test('a wrong option is called one: there are no fields at a terminal', () => {
    const { seen, streams } = captured();
    createOutput(true, streams).failed({ code: 'settings-invalid', detail: 'fault: smoke' });
    expect(seen.stderr).toMatch(/Tùy chọn.*--help/);
    expect(seen.stderr).not.toMatch(/marked fields|ô được đánh dấu/);
    expect(JSON.parse(seen.stdout).error.message.en).toBe('An option of the command is not right.');
  });

  test('a failure: message and remedy in both languages, all fields, exit code 1', () => {
    const { seen, streams } = captured();
    createOutput(true, streams).failed(
      {
        code: 'fields-invalid',
        fields: [{ path: 'stay.room', message: { vi: 'Nhập số phòng.', en: 'Enter the room.' } }],
      },
      { id: 'x' },
    );
    expect(JSON.parse(seen.stdout)).toMatchObject({
      id: 'x',
      error: { code: 'fields-invalid', fields: [{ path: 'stay.room' }] },
    });
    expect(seen.stderr).toContain('Nhập số phòng.');
    expect(seen.code).toBe(1);
  });
});
