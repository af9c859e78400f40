/** Failures of the page's own making: the host cannot be reached, or it broke. In the shape every failure has. */
import type { FailureView } from '../../electron/bridge/contract.ts';
import * as frame from '../messages/frame.ts';

const { vi, en } = { vi: frame.vi.call, en: frame.en.call };

/** The call may or may not have reached the host. */
export const HOST_GONE: FailureView = {
  code: 'host-gone',
  message: { vi: vi.gone, en: en.gone },
  remedy: { vi: vi.goneRemedy, en: en.goneRemedy },
};

/** The host answered with an error of its own: a bug, never a person's fault. */
export const HOST_BROKE: FailureView = {
  code: 'host-broke',
  message: { vi: vi.bug, en: en.bug },
  remedy: { vi: vi.bugRemedy, en: en.bugRemedy },
};
