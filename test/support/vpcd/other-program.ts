/**
 * Another program that uses the same card. Run as a process of its own:
 *   node other-program.ts (exclusive|transaction) READER
 * Prints `holding` when it has the card, lets go when its standard input ends, prints `released`, and waits to be killed.
 */
import { CardDisposition, CardMode, Client, type Reader } from 'pcsc-mini';

const [mode, readerName] = process.argv.slice(2);
const client = new Client();

async function hold(reader: Reader): Promise<void> {
  const card = await reader.connect(mode === 'exclusive' ? CardMode.EXCLUSIVE : CardMode.SHARED);
  const transaction = mode === 'transaction' ? await card.transaction() : undefined;
  process.stdout.write('holding\n');
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await transaction?.end(CardDisposition.LEAVE);
  await card.disconnect(CardDisposition.LEAVE);
  // No client.stop(): pcsc-mini locks up when it is stopped while its thread reports a change.
  process.stdout.write('released\n');
}

client.on('reader', (reader) => {
  if (reader.name() === readerName) reader.once('change', () => void hold(reader));
});
client.start();
