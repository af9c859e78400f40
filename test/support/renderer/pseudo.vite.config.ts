import { mergeConfig } from 'vite';
import page from '../../../renderer/vite.config.ts';
import { pseudoLanguage } from './pseudo-language.ts';

/** The page as it is shipped, in the pseudo-language. */
export default mergeConfig(page, { plugins: [pseudoLanguage()] });
