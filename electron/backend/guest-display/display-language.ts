/** Which language a guest most likely reads, by the nationality in the document. A first guess: the guest may choose. */
import type { DisplayLanguage } from '../../bridge/guest-display.ts';

const LANGUAGE_OF: Readonly<Record<string, DisplayLanguage>> = {
  VNM: 'vi',
  CHN: 'zh',
  TWN: 'zh',
  HKG: 'zh',
  MAC: 'zh',
  SGP: 'en',
  KOR: 'ko',
  PRK: 'ko',
  JPN: 'ja',
  RUS: 'ru',
  BLR: 'ru',
  KAZ: 'ru',
  KGZ: 'ru',
};

/** @param nationality three-letter code of Doc 9303 */
export const languageOfNationality = (nationality: string): DisplayLanguage =>
  LANGUAGE_OF[nationality] ?? 'en';
