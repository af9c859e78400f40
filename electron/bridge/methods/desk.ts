/** The desk as a whole: what is always on screen, the day, the examination. */
import { z } from 'zod';
import { doctorCheckView } from '../views/doctor.ts';
import { deskStatusView, todayView } from '../views.ts';
import { nothing } from './inputs.ts';

export const deskMethods = {
  'desk.status': { input: nothing, output: deskStatusView },

  'today.view': { input: nothing, output: todayView },

  'doctor.run': { input: nothing, output: z.strictObject({ checks: z.array(doctorCheckView) }) },
  /** Forgets the waiting time of every channel and sends what waits. */
  'doctor.sendNow': { input: nothing, output: nothing },
} as const;
