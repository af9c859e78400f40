/** `kiosk portal template | make | list | count | not-uploaded` and `kiosk paper script`: what is done by hand. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { templateSettingOf } from '../../backend/channels/channel-settings.ts';
import { unitsOfTemplate } from '../../backend/channels/code-shelf.ts';
import type { PortalFileView } from '../../backend/channels/hand-desk.ts';
import { failure } from '../../core/failure/failure.ts';
import type { DeskOptions } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { withDesk } from '../with-desk.ts';

const live = (options: DeskOptions): DeskOptions => ({ ...options, live: true, training: false });

/** Takes the portal's own template; the file is kept sealed and pinned by its hash. */
export async function portalTemplate(path: string, options: DeskOptions, output: Output): Promise<void> {
  const file = await readFile(path).catch(() => undefined);
  if (!file) return output.failed(failure('template-missing', { detail: path }));
  const taken = templateSettingOf(basename(path), new Uint8Array(file), Date.now());
  if (!taken.ok) return output.failed(taken.error);
  const { sha256, lists } = taken.value.template;
  await withDesk(live(options), output, async ({ desk }) => {
    await desk.settings.saveLive('portalTemplate', taken.value.setting);
    await desk.books.addresses.load(unitsOfTemplate(taken.value.template, Date.now()));
    output.result({ taken: true, sha256, provinces: lists.provinces.size }, [
      `Đã nhận tệp mẫu. / Template taken.  sha256 ${sha256}`,
    ]);
  });
}

const lineOf = ({ id, name, recordIds, waiting }: PortalFileView): string =>
  `${id}  ${name}  ${recordIds.length} khách / guests, ${waiting} chờ xác nhận / waiting`;

/** Writes what waits into files, and puts them into a folder. */
export const portalMake = (options: DeskOptions & { readonly out: string }, output: Output): Promise<void> =>
  withDesk(live(options), output, async ({ desk }) => {
    const made = await desk.byHand.makeFiles();
    await mkdir(options.out, { recursive: true, mode: 0o700 });
    const written: string[] = [];
    for (const { id } of made.files) {
      const file = await desk.byHand.file(id);
      if (!file.ok) return output.failed(file.error);
      const path = join(options.out, file.value.name);
      // SECURITY: the file says who sleeps here; its owner alone reads it.
      await writeFile(path, file.value.content, { mode: 0o600 });
      written.push(path);
    }
    const document = { files: made.files, written };
    if (made.failure) return output.failed(made.failure, document);
    output.result(
      document,
      made.files.length === 0 ? ['Không có gì để ghi. / Nothing to write.'] : made.files.map(lineOf),
    );
  });

export const portalList = (options: DeskOptions, output: Output): Promise<void> =>
  withDesk(live(options), output, async ({ desk }) => {
    const files = await desk.byHand.files();
    output.result({ files }, files.map(lineOf));
  });

/** The number that the portal shows for a file: green only when it is the number in the file. */
export const portalCount = (id: string, typed: number, options: DeskOptions, output: Output): Promise<void> =>
  withDesk(live(options), output, async ({ desk }) => {
    const file = await desk.byHand.file(id);
    if (!file.ok) return output.failed(file.error);
    const { recordIds, name } = file.value;
    const confirmed = await desk.outbox.confirm({
      ids: [...recordIds],
      statement: { kind: 'typed-count', typed, reference: name },
    });
    if (!confirmed.ok) return output.failed(confirmed.error);
    output.result({ registered: recordIds.length, file: name }, [
      `${recordIds.length} khai báo đã xong. / ${recordIds.length} declarations are done.`,
    ]);
  });

/** The file was not uploaded, or the portal took nothing: its records are written into another one. */
export const portalNotUploaded = (id: string, options: DeskOptions, output: Output): Promise<void> =>
  withDesk(live(options), output, async ({ desk }) => {
    const file = await desk.byHand.file(id);
    if (!file.ok) return output.failed(file.error);
    const disowned = await desk.outbox.disown([...file.value.recordIds]);
    if (!disowned.ok) return output.failed(disowned.error);
    output.result({ ready: file.value.recordIds.length }, [
      'Các khai báo trở lại hàng đợi. / The declarations wait again.',
    ]);
  });

/** What to say on the phone about everything that has not gone out. */
export const paperScript = (options: DeskOptions, output: Output): Promise<void> =>
  withDesk(options, output, async ({ desk }) => {
    const script = await desk.byHand.script();
    output.result(script, [
      script.count === 0 ? 'Không còn gì phải báo. / Nothing is left to tell.' : script.text,
    ]);
  });
