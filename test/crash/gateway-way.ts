/** The gateway under the crash test: it gives receipts, and can be asked what became of a record. */
import { contentSha256 } from '../../electron/police/gateway/canonical-json.ts';
import { toGatewayRecord } from '../../electron/police/gateway/record.ts';
import type { FaultInput } from '../../electron/training/gateway-endpoint/fault.ts';
import { startEndpointProcess } from '../support/desk/endpoint-process.ts';
import { attach } from '../support/desk/live-desk.ts';
import { readBookLines } from './book-lines.ts';
import type { CrashedWay } from './crashed-way.ts';
import { GATEWAY_ROTA } from './fault-rota.ts';
import type { Guest } from './life-plan.ts';

const PEOPLE = 60;
const ROOMS = 40;
/** `4` is what the fault `changed-catalogue` does not know. */
const REASONS = ['1', '1', '4'] as const;
const LONGEST_PAUSE_MS = 40;

/** Stays most of all, and every other kind that the gateway takes; a change is of the stay that was filed before it. */
const KINDS = [
  ...(['stay-notice', 'stay-notice', 'stay-notice', 'foreign-stay', 'foreign-stay'] as const),
  ...(['stay-change', 'stay-change', 'pawn-contract', 'suspicion-report'] as const),
] as const;

export const gatewayWay: CrashedWay = {
  id: 'gateway',
  rota: GATEWAY_ROTA,
  green: 'receipt',
  takesGuestsAgain: true,
  async startEndpoint(folder, port) {
    const { announcement, setFault, kill } = await startEndpointProcess(folder, port);
    return {
      port: announcement.port,
      book: announcement.book,
      attach: (desk) => attach(desk, announcement),
      setFault: (fault) => setFault(fault as FaultInput | undefined),
      kill,
    };
  },
  drawGuest: (random) => ({
    kind: random.pick<Guest['kind']>(KINDS),
    seed: 1 + Math.floor(random.next() * PEOPLE),
    room: String(100 + Math.floor(random.next() * ROOMS)),
    reason: random.pick<string>(REASONS),
    pauseMs: random.chance(0.5) ? 0 : random.between(0, LONGEST_PAUSE_MS),
  }),
  async settle(desk, open) {
    for (const { id, state } of open) {
      if (state === 'unknown' || state === 'accepted') await desk.outbox.act(id, 'ask-authority');
    }
  },
  readBook: (book) => readBookLines(book),
  contentOf: (declaration) => contentSha256(toGatewayRecord(declaration)),
};
