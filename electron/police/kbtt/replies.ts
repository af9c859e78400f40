/**
 * Answers of the Ministry's API as far as we use them. Members that we do not know are ignored; what we use must be right.
 * `code` is a text in the guide and a number in some answers, so both are read.
 */
import { z } from 'zod';

const code = z.union([z.string(), z.number()]).transform(String);

export const envelope = z.object({
  code,
  message: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  data: z.unknown(),
});
export type Envelope = z.output<typeof envelope>;

export const SUCCESS_CODE = '200';

/** Guide §2.6 and §3.6. The right that a facility needs stands among `Authorities`. */
export const tokenData = z.object({
  AccessToken: z.string().min(1),
  RefreshToken: z.string().min(1),
  /** When the access token ends, in seconds since the epoch, on their clock. */
  Exp: z.number().positive(),
  Authorities: z.array(z.string()),
  /** Who we are at theirs; only shown. */
  CsltId: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});
export type TokenData = z.output<typeof tokenData>;

export const NEEDED_RIGHT = 'kbtt:create-3th';

/** Rows of the public catalogues, guide §7 to §12. Rows that cannot be read are left out, not guessed. */
export const nationalityRow = z.object({ maQT: z.string().min(1), tenQT: z.string() });
export const provinceRow = z.object({ maTT: z.string().min(1), tenTT: z.string() });
export const wardRow = z.object({
  maPhuongXa: z.string().min(1),
  tenPhuongXa: z.string(),
  trucThuocTinh: z.string(),
});
export const numberedRow = z.object({ id: z.number().int(), name: z.string() });
