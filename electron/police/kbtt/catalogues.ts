/**
 * The public code lists of the Ministry's API (KBTT guide v1.4 §7 to §12). Its own samples contradict each other, so the
 * codes are loaded when the program runs and kept with the hash of what came and the day it came; nothing is built in.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { brokenFailure, keptReply } from '../broken-exchange.ts';
import { answerFailure, isSuccess } from './failure-map.ts';
import { envelope, nationalityRow, numberedRow, provinceRow, wardRow } from './replies.ts';
import type { AskAuthorization } from './session.ts';

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/** A list as it came. The same rows give the same hash, whatever their order in the answer. */
export interface CodeList {
  readonly codes: readonly CodeLabel[];
  /** Of the rows, sorted by code: what a change of the list is told by. */
  readonly sha256: string;
  readonly loadedAt: EpochMs;
}

export interface LoadedList {
  readonly list: CodeList;
  /** Their clock, from the Date header. */
  readonly serverTime?: EpochMs;
}

export type ListAnswer = Promise<Result<LoadedList, ChannelFailure>>;

export interface CatalogueClient {
  nationalities(signal: AbortSignal): ListAnswer;
  provinces(signal: AbortSignal): ListAnswer;
  /** @param province the Ministry's three-digit code */
  wards(province: string, signal: AbortSignal): ListAnswer;
  reasons(signal: AbortSignal): ListAnswer;
  documentTypes(signal: AbortSignal): ListAnswer;
  residenceKinds(signal: AbortSignal): ListAnswer;
}

const ROOT = '/cms-backend/public';

export const CATALOGUE_PATHS = {
  nationalities: `${ROOT}/dm-qt/3th/get-all`,
  provinces: `${ROOT}/dm-tinh-tp/get-all`,
  wards: `${ROOT}/dm-phuong-xa`,
  reasons: `${ROOT}/ly-do-cu-tru/get-all`,
  documentTypes: `${ROOT}/loai-giay-to/get-all`,
  residenceKinds: `${ROOT}/noi-cu-tru/get-all`,
} as const;

export function codeList(rows: readonly CodeLabel[], loadedAt: EpochMs): CodeList {
  const codes = [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { codes, sha256: createHash('sha256').update(JSON.stringify(codes)).digest('hex'), loadedAt };
}

/** Codes that stood in an earlier list and are gone, and those that are new. */
export function listChanges(
  before: CodeList,
  after: CodeList,
): { readonly gone: readonly CodeLabel[]; readonly come: readonly CodeLabel[] } {
  const missing = (from: CodeList, to: CodeList) =>
    from.codes.filter(({ code }) => !to.codes.some((other) => other.code === code));
  return { gone: missing(before, after), come: missing(after, before) };
}

export function createCatalogueClient(ask: AskAuthorization, now: () => EpochMs): CatalogueClient {
  async function load<Row>(
    path: string,
    row: z.ZodType<Row>,
    labelled: (row: Row) => CodeLabel,
    signal: AbortSignal,
  ): ListAnswer {
    const answer = await ask({ method: 'GET', path }, signal);
    if (!answer.answered) return err(brokenFailure(answer, 'asking'));
    const told = envelope.safeParse(parseJson(answer.body)).data;
    if (!isSuccess(answer, told)) return err(answerFailure(answer, told, 'asking', now()));
    const data: unknown = told?.data;
    const rows = (Array.isArray(data) ? data : []).flatMap((one) => {
      const parsed = row.safeParse(one).data;
      return parsed === undefined ? [] : [labelled(parsed)];
    });
    if (rows.length === 0) {
      return err({
        failure: failure('endpoint-answer-unreadable', { detail: 'a code list without a readable row' }),
        effect: 'not-sent',
        reply: keptReply(answer.body),
      });
    }
    const serverTime = answer.date === undefined ? Number.NaN : Date.parse(answer.date);
    return ok({
      list: codeList(rows, now()),
      ...(Number.isNaN(serverTime) ? {} : { serverTime }),
    });
  }

  const numbered = (path: string, signal: AbortSignal) =>
    load(path, numberedRow, ({ id, name }) => ({ code: String(id), label: name }), signal);

  return {
    nationalities: (signal) =>
      load(
        CATALOGUE_PATHS.nationalities,
        nationalityRow,
        ({ maQT, tenQT }) => ({ code: maQT, label: tenQT }),
        signal,
      ),
    provinces: (signal) =>
      load(
        CATALOGUE_PATHS.provinces,
        provinceRow,
        ({ maTT, tenTT }) => ({ code: maTT, label: tenTT }),
        signal,
      ),
    wards: (province, signal) =>
      load(
        `${CATALOGUE_PATHS.wards}?${new URLSearchParams({ trucThuocTinh: province })}`,
        wardRow,
        ({ maPhuongXa, tenPhuongXa }) => ({ code: maPhuongXa, label: tenPhuongXa }),
        signal,
      ),
    reasons: (signal) => numbered(CATALOGUE_PATHS.reasons, signal),
    documentTypes: (signal) => numbered(CATALOGUE_PATHS.documentTypes, signal),
    residenceKinds: (signal) => numbered(CATALOGUE_PATHS.residenceKinds, signal),
  };
}
