/** Reads elementary files with the fewest commands: Doc 9303-10 §3.6.3, ISO/IEC 7816-4 §11.3. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlvHeader } from '../../iso7816/tlv.ts';
import type { SessionFailure } from '../card-session.ts';
import { ELEMENTARY_FILES, type ElementaryFile } from '../lds/elementary-files.ts';
import type { FileName } from '../reading.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { largestBlock, MIN_BLOCK, smallerBlock } from './block-size.ts';
import { type Block, type BlockRequest, readBlock, responseFieldFor, selectFile } from './read-binary.ts';

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
}

/** What is known of a file that is being read. */
interface Progress {
  readonly content: Uint8Array;
  done: number;
  /** Commands spent on this file. */
  commands: number;
}

/** Learnt from this chip as it goes. */
interface Learnt {
  /** The largest block that it gives. */
  blockLimit: number;
  shortIds: 'untried' | 'accepted' | 'refused';
  /** Whether it answers a first block that is longer than the file. */
  readsBeyondEnd: boolean;
}

interface OpenedFile {
  readonly data: Uint8Array;
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

export function createFileReader(session: ChipSession): FileReader {
  const unfinished = new Map<FileName, Progress>();
  const learnt: Learnt = { blockLimit: Number.POSITIVE_INFINITY, shortIds: 'untried', readsBeyondEnd: true };

  const blockSize = () => Math.min(learnt.blockLimit, largestBlock(session.suite));

  async function tryBlock(request: BlockRequest): Promise<Result<Block, FileFailure>> {
    const answer = await readBlock(session, request);
    if (answer.ok) return answer;
    if (mayBeAboutLength(answer.error)) {
      // The channel may have died of this very size: the next channel starts with a smaller one.
      learnt.blockLimit = smallerBlock(request.length) ?? MIN_BLOCK;
    }
    return err({ reason: 'session', failure: answer.error });
  }

  /** The first block tells the length of the file. Until then nobody knows how much may be asked for. */
  async function readFirstBlock(
    file: ElementaryFile,
    by: BlockRequest['by'],
  ): Promise<Result<FirstBlock, FileFailure>> {
    let length = learnt.readsBeyondEnd ? blockSize() : HEADER_PROBE;
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
    return ok({ data: block.value.data, ...(refusedLength !== undefined && { refusedLength }) });
  }

  /** By short identifier where the chip allows it, which saves the SELECT; else after SELECT. */
  async function openFile(file: ElementaryFile): Promise<Result<OpenedFile, FileFailure>> {
    if (learnt.shortIds !== 'refused') {
      const first = await readFirstBlock(file, 'short-id');
      if (!first.ok) return first;
      if ('data' in first.value) {
        learnt.shortIds = 'accepted';
        return ok(first.value);
      }
      // Once it has worked for one file, a refusal is about the file.
      if (learnt.shortIds === 'accepted') return err(refusal(first.value.sw));
    }
    const selected = await selectFile(session, file);
    if (!selected.ok) return err({ reason: 'session', failure: selected.error });
    if (selected.value !== undefined) return err(refusal(selected.value));
    const first = await readFirstBlock(file, 'current');
    if (!first.ok) return first;
    if (!('data' in first.value)) return err(refusal(first.value.sw));
    learnt.shortIds = 'refused';
    return ok(first.value);
  }

  /** A later block, stepping down the ladder of sizes until the chip agrees. */
  async function readNextBlock(
    file: ElementaryFile,
    offset: number,
    wanted: number,
  ): Promise<Result<Extract<Block, { kind: 'data' }>, FileFailure>> {
    let length = Math.min(responseFieldFor(offset, wanted), blockSize());
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const block = await tryBlock({ file, offset, by: 'current', length });
      if (!block.ok) return block;
      switch (block.value.kind) {
        case 'data':
          return ok(block.value);
        case 'refused':
          return err(malformed('ends before its stated length', block.value.sw));
        case 'exact-length':
        case 'wrong-length': {
          const next = block.value.kind === 'exact-length' ? block.value.length : smallerBlock(length);
          if (next === undefined || next >= length)
            return err(malformed('no block size fits', block.value.sw));
          learnt.blockLimit = next;
          length = next;
        }
      }
    }
    return err(malformed('no block size fits'));
  }

  async function begin(file: ElementaryFile): Promise<Result<Progress, FileFailure>> {
    const first = await openFile(file);
    if (!first.ok) return first;
    const { data, refusedLength } = first.value;
    const header = parseTlvHeader(data);
    if (!header.ok) return err(malformed(`no TLV header: ${header.error.code}`));
    if (header.value.tag !== file.tag) return err(malformed(`tag ${header.value.tag.toString(16)}`));
    const total = header.value.headerLength + header.value.valueLength;
    if (total > file.maxLength) return err(malformed(`claims ${total} bytes`));
    if (refusedLength !== undefined) {
      // Either the chip serves nothing beyond the end of a file, or not that many bytes at once.
      if (total < refusedLength) learnt.readsBeyondEnd = false;
      else learnt.blockLimit = smallerBlock(refusedLength) ?? MIN_BLOCK;
    }
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
  };
}

/** The reader would not send it, or the chip gave up with a status word of its own; a wrong checksum is another matter. */
const mayBeAboutLength = ({ code, sw }: SessionFailure): boolean =>
  code === 'transmit-failed' || (code === 'secure-channel-lost' && sw !== undefined && sw !== 0x9000);

const malformed = (detail: string, sw?: number): FileFailure => ({
  reason: 'malformed',
  failure: { code: 'file-unreadable', detail, ...(sw !== undefined && { sw }) },
});

/** 6982 and 6985 keep a file back; everything else says that it is not there. */
const refusal = (sw: number): FileFailure => ({
  reason: sw === 0x6982 || sw === 0x6985 ? 'denied' : 'absent',
  failure: { code: 'file-unreadable', detail: 'the chip refuses the file', sw },
});
