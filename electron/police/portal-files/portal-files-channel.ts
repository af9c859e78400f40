/**
 * The channel of files that a person uploads: XLSX in the portal's own template for citizens, XML for foreigners. Log-in there
 * wants a captcha and a code each time, so nothing is uploaded by the desk. The importer reports success even when it took
 * nothing: a written file is `unknown` until the number that the portal shows was typed and matches.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { ForeignStay } from '../../core/declaration/foreign-stay.ts';
import type { StayNotice } from '../../core/declaration/stay-notice.ts';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import type { Channel, ChannelFailure, RecordOutcome } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { PortalFile, PortalFileKind } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { fillTemplate } from './fill-template.ts';
import { notForXml, writeForeignXml } from './foreign-xml.ts';
import { guestRow, notForTemplate } from './guest-row.ts';
import { portalFile } from './portal-file.ts';
import { faultsInWorkbook } from './read-back-workbook.ts';
import { faultsInXml } from './read-back-xml.ts';
import { readSharedStrings } from './sheet-reader.ts';
import type { GuestTemplate } from './template.ts';

export type PortalFilesLogEvent =
  | { readonly event: 'file-written'; readonly kind: PortalFileKind; readonly count: number }
  /** Places and names of fields, never what stands there. */
  | { readonly event: 'file-refused'; readonly kind: PortalFileKind; readonly faults: readonly string[] };

export interface PortalFilesDeps extends Pick<Environment, 'now' | 'newId'> {
  /** The template as it was confirmed; undefined while there is none. Without it only foreigners can be written. */
  readonly template: () => GuestTemplate | undefined;
  /** Makes the file durable before anybody is told of it. */
  readonly save: (file: PortalFile) => Promise<void>;
  readonly log: (event: PortalFilesLogEvent) => void;
}

/** Guests in one file. What the importer takes at most is not known; a reception counts so many without losing its place. */
export const MOST_IN_FILE = 100;

/** The example in row 4 is number 1, so the first guest is number 2 (as measured on the live portal). */
const FIRST_INDEX = 2;

const isCitizen = (one: Declaration): one is StayNotice => one.kind === 'stay-notice';
const isForeign = (one: Declaration): one is ForeignStay => one.kind === 'foreign-stay';

interface Written {
  readonly kind: PortalFileKind;
  readonly declarations: readonly Declaration[];
  readonly content: Uint8Array;
  /** What the gate found when it read the content back. */
  readonly faults: readonly string[];
}

/** Runs a check that throws on what it cannot read at all: that is a fault too. */
function faultsBy(check: () => readonly string[]): readonly string[] {
  try {
    return check();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function writeCitizens(template: GuestTemplate, notices: readonly StayNotice[]): Written {
  const { lists, workbook } = template;
  const content = fillTemplate(
    template,
    notices.map((notice, index) => guestRow(notice, index + FIRST_INDEX, lists)),
  );
  const strings = workbook.sharedStrings === undefined ? [] : readSharedStrings(workbook.sharedStrings);
  return {
    kind: 'citizens',
    declarations: notices,
    content,
    faults: faultsBy(() => faultsInWorkbook(content, template, notices, strings)),
  };
}

function writeForeigners(stays: readonly ForeignStay[]): Written {
  const content = writeForeignXml(stays);
  return {
    kind: 'foreigners',
    declarations: stays,
    content,
    faults: faultsBy(() => faultsInXml(content, stays)),
  };
}

/** The portal takes arrivals by file; what happens to a stay afterwards is changed on its pages. */
const NO_FILE: readonly FieldError[] = [
  {
    path: 'kind',
    message: {
      vi: 'Cổng chỉ nhận tệp lúc khách đến; hãy sửa hoặc trả phòng trên trang của cổng.',
      en: 'The portal takes files of arrivals only; change the stay or check it out on its pages.',
    },
  },
];

const unfit = (fields: readonly FieldError[]): Failure | undefined =>
  fields.length === 0 ? undefined : failure('not-for-this-channel', { fields });

/** Writes nothing yet. */
export function createPortalFilesChannel(deps: PortalFilesDeps): Channel {
  function turnedAway(declaration: Declaration): Failure | undefined {
    if (isForeign(declaration)) return unfit(notForXml(declaration));
    if (!isCitizen(declaration)) return unfit(NO_FILE);
    const template = deps.template();
    return template ? unfit(notForTemplate(declaration, template.lists)) : failure('template-missing');
  }

  /** The file, durable and read back, or why there is none. */
  async function finish({ kind, declarations, content, faults }: Written): Promise<readonly RecordOutcome[]> {
    const ids = declarations.map(({ id }) => id);
    const notSent = (why: Failure): readonly RecordOutcome[] =>
      ids.map((id) => ({ outcome: 'not-sent', id, failure: why, reply: '' }));
    if (faults.length > 0) {
      deps.log({ event: 'file-refused', kind, faults });
      return notSent(failure('written-file-differs', { detail: faults.slice(0, 5).join('; ') }));
    }
    const file = portalFile(deps.newId(), kind, deps.now(), ids, content);
    try {
      await deps.save(file);
    } catch (error) {
      // Nobody has seen the file, so nothing can have been uploaded.
      return notSent(failure('database-unavailable', { detail: String(error) }));
    }
    deps.log({ event: 'file-written', kind, count: ids.length });
    const reply = JSON.stringify({ file: file.name, sha256: file.sha256, records: ids.length });
    return ids.map((id) => ({ outcome: 'unknown', id, failure: failure('upload-not-confirmed'), reply }));
  }

  return {
    id: 'portal-files',
    capabilities: {
      maxBatch: MOST_IN_FILE,
      dryRun: false,
      query: false,
      cancel: false,
      sends: 'on-request',
    },

    carries: (declaration) => turnedAway(declaration) === undefined,

    describe(declaration) {
      if (turnedAway(declaration) !== undefined) return '';
      if (isForeign(declaration)) return new TextDecoder().decode(writeForeignXml([declaration]));
      const template = deps.template();
      return isCitizen(declaration) && template
        ? JSON.stringify(guestRow(declaration, FIRST_INDEX, template.lists))
        : '';
    },

    async send(batch): Promise<Result<readonly RecordOutcome[], ChannelFailure>> {
      const outcomes: RecordOutcome[] = [];
      const carried: Declaration[] = [];
      for (const declaration of batch) {
        const why = turnedAway(declaration);
        if (!why) carried.push(declaration);
        // Nothing is wrong with the record itself: it waits for the template.
        else if (why.code === 'template-missing') {
          outcomes.push({ outcome: 'not-sent', id: declaration.id, failure: why, reply: '' });
        } else outcomes.push({ outcome: 'rejected', id: declaration.id, failure: why, reply: '' });
      }
      const citizens = carried.filter(isCitizen);
      const template = citizens.length > 0 ? deps.template() : undefined;
      const foreigners = carried.filter(isForeign);
      if (template) {
        outcomes.push(...(await finish(writeCitizens(template, citizens))));
      }
      if (foreigners.length > 0) outcomes.push(...(await finish(writeForeigners(foreigners))));
      return ok(outcomes);
    },

    /** The portal has no dry run; this is the desk's own check of what the files have a place for. */
    async dryRun(batch) {
      return ok(
        batch.map((declaration): RecordOutcome => {
          const why = turnedAway(declaration);
          return why
            ? { outcome: 'rejected', id: declaration.id, failure: why, reply: '' }
            : { outcome: 'accepted', id: declaration.id, reply: '' };
        }),
      );
    },

    /** Only a person can see the portal. */
    async query(declarations) {
      return ok(
        declarations.map(({ id }) => ({
          outcome: 'unknown',
          id,
          failure: failure('upload-not-confirmed'),
          reply: '',
        })),
      );
    },

    /** Ready when there is a template; there is no other side to reach. */
    async health() {
      const template = deps.template();
      return template
        ? ok({
            serverTime: deps.now(),
            catalogueVersion: template.sha256.slice(0, 12),
            maxBatch: MOST_IN_FILE,
            latencyMs: 0,
          })
        : err({ failure: failure('template-missing'), effect: 'not-sent', reply: '' });
    },

    async close() {},
  };
}
