/**
 * Which PC/SC reader names can hold a guest's card. One box at the counter shows up under two or three names
 * (contactless, contact, SAM), and Windows adds readers that are not there.
 */

interface SlotRule {
  readonly pattern: RegExp;
  readonly why: string;
}

/** Slots that never hold a guest's card. A SAM slot answers with an ATR too, so the name is all there is. */
const NEVER_A_GUEST_CARD: readonly SlotRule[] = [
  { pattern: /\bu?SAM\b/i, why: 'secure access module of the reader itself' },
  { pattern: /^Windows Hello for Business/i, why: 'virtual smart card of Windows' },
  { pattern: /\bVirtual Smart ?Card\b/i, why: 'virtual smart card in the TPM' },
  { pattern: /\bUICC\b/i, why: 'SIM card of the modem' },
  { pattern: /\b(YubiKey|Nitrokey|SoloKeys|Token2)\b/i, why: 'security key' },
];

/** The interface part of a name: what is left without it names the box. */
const CARD_INTERFACE = /\b(PICC|ICC|Contactless|Contact)\b/i;

const boxOf = (name: string): string =>
  name
    .replace(/(\s+\d{1,2})+$/, '') // index of the reader and of the slot, as pcscd and Windows append them
    .replace(CARD_INTERFACE, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Leaves out SAM slots, virtual cards, and the names of a box that say neither PICC nor ICC although another
 * name of the same box does. Keeps the order.
 */
export function guestSlots(names: readonly string[]): readonly string[] {
  const candidates = names.filter((name) => !NEVER_A_GUEST_CARD.some((rule) => rule.pattern.test(name)));
  const boxesWithCardInterface = new Set(candidates.filter((name) => CARD_INTERFACE.test(name)).map(boxOf));
  return candidates.filter((name) => CARD_INTERFACE.test(name) || !boxesWithCardInterface.has(boxOf(name)));
}
