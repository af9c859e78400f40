import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Lets another process take the card, exclusively or with a transaction on a shared connection.
 * Resolves once it has it; the returned function makes it let go and end.
 */
export async function holdCardElsewhere(
  mode: 'exclusive' | 'transaction',
  readerName: string,
): Promise<() => Promise<void>> {
  const program = fileURLToPath(new URL('./other-program.ts', import.meta.url));
  const child = spawn(process.execPath, [program, mode, readerName], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = () =>
    Promise.race([
      new Promise<void>((resolve) => child.stdout.once('data', () => resolve())),
      ended.then(() => {
        throw new Error(`the other program ended early: ${complaints}`);
      }),
    ]);
  await said();
  return async () => {
    const released = said();
    child.stdin.end();
    await released;
    child.kill('SIGKILL');
    await ended;
  };
}
