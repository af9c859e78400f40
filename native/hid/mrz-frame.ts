/**
 * How MRZ readers send what they read. Readers with a serial port frame it:
 *
 *   SOH length(2, low byte first) "OU" STX flag line1 CR line2 CR line3 CR ETX BCC
 *
 * where the bottom line of the document is always line 3, missing lines are empty, and lines are filled with `_`
 * (manual of the 3M RTE6701). Readers that pose as a keyboard or as a scanner send two or three lines, each ended by
 * CR. What the block check character covers is not published; the check digits of the MRZ itself guard the content.
 */

const SOH = '\x01';
const STX = '\x02';
const ETX = '\x03';
const HEADER = 'OU';
/** Length word, device and type. */
const HEADER_LENGTH = 4;
const FLAG_LENGTH = 1;
const MOST_LINES = 3;
/** The longest line of the format has 44 characters; what is much longer comes from no MRZ. */
const LONGEST_LINE = 60;
const SHORTEST_LINE = 22;

const LINE = /^[0-9A-Z<_]+$/i;

/**
 * The lines of the MRZ in a text that a reader sent, framed or not; undefined when it is something else, such as a
 * QR code. Lines are as they came: fillers, length and check digits are the business of `readPrintedMrz`.
 */
export function mrzLinesOf(text: string): readonly string[] | undefined {
  const framed = framedText(text);
  const lines = (framed ?? text)
    .split(/[\r\n\t]+/)
    .map((line) => line.replace(/[ \0]/g, ''))
    .filter((line) => line !== '');
  const looksRight = lines.every(
    (line) => line.length >= SHORTEST_LINE && line.length <= LONGEST_LINE && LINE.test(line),
  );
  return lines.length >= 2 && lines.length <= MOST_LINES && looksRight ? lines : undefined;
}

/** The lines inside a frame; undefined when the text holds no whole frame. Noise before and after it is passed over. */
function framedText(text: string): string | undefined {
  for (let start = text.indexOf(SOH); start >= 0; start = text.indexOf(SOH, start + 1)) {
    const header = text.slice(start + 1, start + 1 + HEADER_LENGTH);
    const stx = start + 1 + HEADER_LENGTH;
    // Between SOH and the letters stand two bytes of any value, a control character among them.
    if (!header.endsWith(HEADER) || text[stx] !== STX) continue;
    const end = text.indexOf(ETX, stx);
    if (end > stx) return text.slice(stx + 1 + FLAG_LENGTH, end);
  }
  return undefined;
}
