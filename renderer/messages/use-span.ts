import { useCallback } from 'react';
import { formatSpan } from './format.ts';
import { useTexts } from './use-texts.ts';

/** A span in words: `1 giờ 05 phút`. */
export function useSpan(): (milliseconds: number) => string {
  const say = useTexts('common');
  return useCallback(
    (milliseconds) =>
      formatSpan(milliseconds, {
        day: say('time.day'),
        hour: say('time.hour'),
        minute: say('time.minute'),
        second: say('time.second'),
      }),
    [say],
  );
}
