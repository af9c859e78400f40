/** What the outside sees of a chip in software: a thing that is reset and answers command APDUs. */

/** Faults that only whoever carries the bytes can act out. */
export interface CarrierFaults {
  /** Milliseconds added to every exchange. */
  readonly extraLatencyMs: number;
  /** The card is gone before this command (1 = the first since it was made) is answered. */
  readonly tearAtApdu?: number;
}

export interface VirtualChip {
  /** Answer to reset. */
  readonly atr: Uint8Array;
  readonly carrierFaults: CarrierFaults;
  /** Commands processed since the chip was made, resets notwithstanding. */
  readonly commandCount: number;
  /** Power-on reset: every session, selection and authentication is forgotten. */
  reset(): void;
  /** Command APDU in, response APDU out: at least SW1 SW2. Never throws, whatever the bytes are. */
  process(command: Uint8Array): Uint8Array;
}

/** One exchange as the field sees it; `torn` when the card left before it could answer. */
export function exchange(chip: VirtualChip, command: Uint8Array): Uint8Array | 'torn' {
  const response = chip.process(command);
  return chip.commandCount === chip.carrierFaults.tearAtApdu ? 'torn' : response;
}
