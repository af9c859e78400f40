/** Reads elementary files with the fewest commands: Doc 9303-10 §3.6.3, ISO/IEC 7816-4 §11.3. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { SW } from '../../iso7816/apdu.ts';
import { equalBytes } from '../../iso7816/bytes.ts';
import { parseTlvHeader } from '../../iso7816/tlv.ts';
import type { SessionFailure } from '../card-session.ts';
import { ELEMENTARY_FILES, type ElementaryFile } from '../lds/elementary-files.ts';
import type { FileName } from '../reading.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { largestBlock, MIN_BLOCK } from './block-size.ts';
import { type Block, type BlockRequest, readBlock, responseFieldFor, selectFile } from './read-binary.ts';
import { createTransferPath, type TransferPath } from './transfer-path.ts';

/**
 * Why a file was not read.
 * `absent`: not on the chip. `denied`: on the chip, not for us. `malformed`: not the file it should be.
 * `session`: the conversation failed; `failure` says how.
 */
export interface FileFailure {
  readonly reason: 'absent' | 'denied' | 'malformed' | 'session';
  readonly failure: SessionFailure;
  /** Of a malformed file: the bytes that did come, for the evidence. */
  readonly content?: Uint8Array;
}

export interface FileReader {
  /**
   * The whole file, header included. `onProgress` gets bytes so far and the total after every block.
   * After `secure-channel-lost`, reading the same file again under a new channel goes on where it stopped.
   */
  read(
    name: FileName,
    onProgress?: (bytes: number, total: number) => void,
  ): Promise<Result<Uint8Array, FileFailure>>;
  /** Whether the file on the chip begins like this one: one short block. */
  beginsLike(name: FileName, content: Uint8Array): Promise<Result<boolean, FileFailure>>;
  /** Drops what was read of unfinished files: they are read from their start. */
  startOver(): void;
}

/** What is known of a file that is being read. */
interface Progress {
  readonly content: Uint8Array;
  done: number;
  /** Commands spent on this file. */
  commands: number;
}

interface OpenedFile {
  readonly data: Uint8Array;
  /** Octets that were asked for. */
  readonly asked: number;
  /** A length that the chip refused before. */
  readonly refusedLength?: number;
}

type FirstBlock = OpenedFile | { readonly sw: number };

/** Enough for the longest tag and length field of a file, short enough for the shortest file. */
const HEADER_PROBE = 8;
/** Sizes tried for one block. */
const MAX_ROUNDS = 10;
/** SECURITY: commands beyond one per smallest block, so that a chip that trickles cannot hold the desk. */
const SPARE_COMMANDS = 24;

/** @param path what is known of the lengths that come through, and what reading adds to it */
export function createFileReader(
  session: ChipSession,
  path: TransferPath = createTransferPath(),
): FileReader {
  const unfinished = new Map<FileName, Progress>();
  /** Refused once with a bare 6982: by a chip that keeps the file back, or one that has dropped the channel. */
  const doubted = new Set<FileName>();

  async function tryBlock(request: BlockRequest): Promise<Result<Block, FileFailure>> {
    const { suite } = session;
    const { length } = request;
    const answer = await readBlock(session, { ...request, extended: path.needsExtended(length, suite) });
    if (!answer.ok) {
      // The channel may have died of this very size: the next channel starts with a smaller one.
      path.broke(length, suite, answer.error);
      return err({ reason: 'session', failure: answer.error });
    }
    const block = answer.value;
    if (isDroppedChannel(block, session) && !doubted.has(request.file.name)) {
      doubted.add(request.file.name);
      return err({ reason: 'session', failure: { ...CHANNEL_DROPPED, sw: block.sw } });
    }
    if (block.kind === 'data') path.carried(length, block.fieldLength, suite);
    return answer;
  }

  /** The first block tells the length of the file. Until then nobody knows how much may be asked for. */
  async function readFirstBlock(
    file: ElementaryFile,
    by: BlockRequest['by'],
  ): Promise<Result<FirstBlock, FileFailure>> {
    let length = path.readsBeyondEnd ? path.blockSize(session.suite) : HEADER_PROBE;
    let block = await tryBlock({ file, offset: 0, by, length });
    let refusedLength: number | undefined;
    for (let round = 0; round < MAX_ROUNDS && block.ok; round++) {
      const { kind } = block.value;
      if (kind === 'data' || kind === 'refused') break;
      // 6Cxx names the length; for other refusals the header alone tells how much there is.
      const next = kind === 'exact-length' ? block.value.length : HEADER_PROBE;
      if (next >= length) break;
      if (kind === 'wrong-length') refusedLength = length;
      length = next;
      block = await tryBlock({ file, offset: 0, by, length });
    }
    if (!block.ok) return block;
    if (block.value.kind !== 'data') return ok({ sw: block.value.sw });
    return ok({
      data: block.value.data,
      asked: length,
      ...(refusedLength !== undefined && { refusedLength }),
    });
  }

  /** By short identifier where the chip allows it, which saves the SELECT; else after SELECT. */
  async function openFile(file: ElementaryFile): Promise<Result<OpenedFile, FileFailure>> {
    if (path.shortIds !== 'refused') {
      const first = await readFirstBlock(file, 'short-id');
      if (!first.ok) return first;
      if ('data' in first.value) {
        path.shortIds = 'accepted';
        return ok(first.value);
      }
      // Once it has worked for one file, a refusal is about the file.
      if (path.shortIds === 'accepted') return err(refusal(first.value.sw));
    }
    const selected = await selectFile(session, file);
    if (!selected.ok) return err({ reason: 'session', failure: selected.error });
    if (selected.value !== undefined) return err(refusal(selected.value));
    const first = await readFirstBlock(file, 'current');
    if (!first.ok) return first;
    if (!('data' in first.value)) return err(refusal(first.value.sw));
    path.shortIds = 'refused';
    return ok(first.value);
  }

  /** A later block, stepping down the ladder of sizes until the chip agrees. */
  async function readNextBlock(
    file: ElementaryFile,
    offset: number,
    wanted: number,
  ): Promise<Result<Extract<Block, { kind: 'data' }>, FileFailure>> {
    let length = Math.min(responseFieldFor(offset, wanted), path.blockSize(session.suite));
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const block = await tryBlock({ file, offset, by: 'current', length });
      if (!block.ok) return block;
      switch (block.value.kind) {
        case 'data':
          if (block.value.fieldLength < length) {
            path.gaveLess(length, block.value.fieldLength, session.suite);
          }
          return ok(block.value);
        case 'refused':
          return err(malformed('ends before its stated length', block.value.sw));
        case 'exact-length':
        case 'wrong-length': {
          const named = block.value.kind === 'exact-length' ? block.value.length : undefined;
          const next = named ?? path.refused(length, session.suite);
          if (next === undefined || next >= length)
            return err(malformed('no block size fits', block.value.sw));
          if (named !== undefined) path.named(named);
          length = next;
        }
      }
    }
    return err(malformed('no block size fits'));
  }

  async function begin(file: ElementaryFile): Promise<Result<Progress, FileFailure>> {
    const first = await openFile(file);
    if (!first.ok) return first;
    const { data, asked, refusedLength } = first.value;
    const header = parseTlvHeader(data);
    if (!header.ok) return err(malformed(`no TLV header: ${header.error.code}`));
    if (header.value.tag !== file.tag) return err(malformed(`tag ${header.value.tag.toString(16)}`));
    const total = header.value.headerLength + header.value.valueLength;
    if (total > file.maxLength) return err(malformed(`claims ${total} bytes`));
    if (refusedLength !== undefined) {
      // Either the chip serves nothing beyond the end of a file, or not that many bytes at once.
      if (total < refusedLength) path.readsBeyondEnd = false;
      else path.refused(refusedLength, session.suite);
    }
    // Many chips end a file with 9000: only the stated length tells an end from a small buffer.
    if (data.length < Math.min(asked, total)) path.gaveLess(asked, data.length, session.suite);
    const content = new Uint8Array(total);
    // Some chips pad the file behind the data object; that is not part of it.
    const have = data.subarray(0, total);
    content.set(have);
    return ok({ content, done: have.length, commands: 1 });
  }

  async function resume(file: ElementaryFile, progress: Progress): Promise<Result<Progress, FileFailure>> {
    const selected = await selectFile(session, file);
    if (!selected.ok) return err({ reason: 'session', failure: selected.error });
    return selected.value === undefined ? ok(progress) : err(refusal(selected.value));
  }

  async function continueReading(
    file: ElementaryFile,
    progress: Progress,
    onProgress?: (bytes: number, total: number) => void,
  ): Promise<Result<Uint8Array, FileFailure>> {
    const { content } = progress;
    const maxCommands = Math.ceil(content.length / MIN_BLOCK) + SPARE_COMMANDS;
    onProgress?.(progress.done, content.length);
    while (progress.done < content.length) {
      if (progress.commands >= maxCommands) return err(malformed('the chip trickles'));
      progress.commands++;
      const wanted = content.length - progress.done;
      const block = await readNextBlock(file, progress.done, wanted);
      if (!block.ok) return block;
      const data = block.value.data.subarray(0, wanted);
      content.set(data, progress.done);
      progress.done += data.length;
      onProgress?.(progress.done, content.length);
      if (block.value.endOfFile && progress.done < content.length) {
        return err(malformed('ends before its stated length', block.value.sw));
      }
    }
    return ok(content);
  }

  return {
    async read(name, onProgress) {
      const file = ELEMENTARY_FILES[name];
      const begun = unfinished.get(name);
      const progress = begun ? await resume(file, begun) : await begin(file);
      if (!progress.ok) return progress;
      unfinished.set(name, progress.value);
      const content = await continueReading(file, progress.value, onProgress);
      if (!content.ok && content.error.reason === 'session') return content;
      unfinished.delete(name);
      if (content.ok) return content;
      return err({ ...content.error, content: progress.value.content.subarray(0, progress.value.done) });
    },
    async beginsLike(name, content) {
      const file = ELEMENTARY_FILES[name];
      const by = path.shortIds === 'refused' ? 'current' : 'short-id';
      if (by === 'current') {
        const selected = await selectFile(session, file);
        if (!selected.ok) return err({ reason: 'session', failure: selected.error });
      }
      const length = Math.min(path.blockSize(session.suite), largestBlock(session.suite), content.length);
      const block = await tryBlock({ file, offset: 0, by, length });
      if (!block.ok) return block;
      const data = block.value.kind === 'data' ? block.value.data : undefined;
      return ok(data !== undefined && equalBytes(data, content.subarray(0, data.length)));
    },
    startOver: () => unfinished.clear(),
  };
}

/** A chip that forgot the keys answers every protected command so. Asked again under new keys, it shows what it meant. */
const isDroppedChannel = (block: Block, session: ChipSession): boolean =>
  block.kind === 'refused' &&
  block.sw === SW.SECURITY_STATUS_NOT_SATISFIED &&
  block.unprotected === true &&
  session.proven;

const CHANNEL_DROPPED: SessionFailure = {
  code: 'secure-channel-lost',
  detail: 'the chip refuses in plain what it gave before',
};

const malformed = (detail: string, sw?: number): FileFailure => ({
  reason: 'malformed',
  failure: { code: 'file-unreadable', detail, ...(sw !== undefined && { sw }) },
});

/** 6982 and 6985 keep a file back; everything else says that it is not there. */
const refusal = (sw: number): FileFailure => ({
  reason: sw === 0x6982 || sw === 0x6985 ? 'denied' : 'absent',
  failure: { code: 'file-unreadable', detail: 'the chip refuses the file', sw },
});
