/** One call of the second window, parsed. Shared by both hosts. */
import { z } from 'zod';
import { ContractViolation } from '../../bridge/dispatch.ts';
import { displayMethods, type GuestDisplayView, isDisplayMethod } from '../../bridge/guest-display.ts';
import { unreachable } from '../../core/result.ts';
import type { GuestDisplaySurface } from './guest-display-desk.ts';

/** Throws `ContractViolation` for every method that is not the display's own, those of the desk among them. */
export async function answerDisplay(
  surface: GuestDisplaySurface,
  method: unknown,
  input: unknown,
): Promise<GuestDisplayView> {
  if (!isDisplayMethod(method)) throw new ContractViolation('unknown display method');
  const parse = <S extends z.ZodType>(schema: S): z.output<S> => {
    const parsed = schema.safeParse(input);
    if (!parsed.success)
      throw new ContractViolation(`input of display ${method}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  switch (method) {
    case 'view':
      parse(displayMethods.view.input);
      return surface.view();
    case 'language':
      return surface.language(parse(displayMethods.language.input).language);
    case 'consent': {
      const { guest, answer } = parse(displayMethods.consent.input);
      return surface.consent(guest, answer);
    }
    default:
      return unreachable(method);
  }
}
