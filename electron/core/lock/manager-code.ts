/** Mã quản lý: which codes are worth setting, and how wrong ones are slowed. Pure. */
import type { BilingualText } from '../failure/failure.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export const SHORTEST_CODE = 6;
export const LONGEST_CODE = 64;

/** Vietnamese keyboards write composed or decomposed letters: both are the same code. */
export const normalCode = (code: string): string => code.normalize('NFKC').trim();

const isOneCharacter = (characters: readonly string[]): boolean => new Set(characters).size === 1;

/** 123456, 987654, abcdef. */
const isRun = (characters: readonly string[]): boolean => {
  const steps = characters
    .slice(1)
    .map((character, at) => (character.codePointAt(0) ?? 0) - (characters[at]?.codePointAt(0) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
};

/** Why a code cannot be the manager's; undefined when it can. */
export function codeProblem(code: string): BilingualText | undefined {
  const characters = [...normalCode(code)];
  if (characters.length < SHORTEST_CODE || characters.length > LONGEST_CODE)
    return {
      vi: `Mã cần từ ${SHORTEST_CODE} ký tự trở lên: số hay chữ đều được.`,
      en: `The code needs ${SHORTEST_CODE} characters or more, digits or letters.`,
    };
  if (isOneCharacter(characters) || isRun(characters))
    return {
      vi: 'Mã này ai cũng đoán được. Chọn mã khác, không phải 111111 hay 123456.',
      en: 'Anybody would guess this code. Choose another, not 111111 or 123456.',
    };
  return undefined;
}

/** Wrong codes in a row, and when the last of them was given. */
export interface CodeAttempts {
  readonly wrong: number;
  readonly lastAt: EpochMs;
}

export const NO_ATTEMPTS: CodeAttempts = { wrong: 0, lastAt: 0 };

/** Fingers slip: so many wrong codes cost nothing. */
export const FREE_TRIES = 3;
export const FIRST_WAIT_MS = 30_000;
/** Bounded, so that nobody can shut the manager out of the desk by typing rubbish. */
export const LONGEST_WAIT_MS = 15 * 60_000;

/** How long after the last wrong code the next may be tried: 0, then 30 s, doubled each time, at most 15 minutes. */
export const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES));

/** Until when no code is taken; undefined when one may be tried. A last try in the future counts as one of now. */
export function waitUntil({ wrong, lastAt }: CodeAttempts, now: EpochMs): EpochMs | undefined {
  const until = Math.min(lastAt, now) + waitAfter(wrong);
  return until > now ? until : undefined;
}
