/** `node electron/training/gateway-endpoint/main.ts [--port N] [--data DIR] [--fault JSON] [--max-batch N] [--facility ID] [--oauth ID:SECRET] [--require-signature] [--control]` */
import { z } from 'zod';
import { followFaults, type ProgramOptions, readProgramOptions, startKeptEndpoint } from './program.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function optionsOrExit(): ProgramOptions {
  try {
    return readProgramOptions(process.argv.slice(2));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    process.stderr.write(`gateway-endpoint: ${reason}\n`);
    process.exit(2);
  }
}

const options = optionsOrExit();
const { endpoint, announcement } = await startKeptEndpoint(options, Date.now);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void endpoint.stop().then(() => process.exit(0));
  });
}
say(JSON.stringify(announcement));
if (options.control) await followFaults(process.stdin, endpoint, say);
