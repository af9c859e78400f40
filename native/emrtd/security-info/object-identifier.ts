/** OBJECT IDENTIFIER contents, X.690 §8.19, as dotted text. */

const MAX_OID_OCTETS = 64;

/** Decodes the value octets; undefined when they are malformed or unreasonably long. */
export function decodeObjectIdentifier(value: Uint8Array): string | undefined {
  const last = value[value.length - 1];
  if (last === undefined || last >= 0x80 || value.length > MAX_OID_OCTETS) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  let start = true;
  for (const octet of value) {
    if (start && octet === 0x80) return undefined; // leading zero septet
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    start = octet < 0x80;
    if (start) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const joined = arcs[0]!;
  const root = joined < 40n ? 0n : joined < 80n ? 1n : 2n;
  return [root, joined - 40n * root, ...arcs.slice(1)].join('.');
}

/** Value octets of a dotted identifier. Throws on anything else, because identifiers come from our own code. */
export function encodeObjectIdentifier(dotted: string): Uint8Array {
  if (!/^[0-2](\.\d+)+$/.test(dotted)) throw new Error(`not an object identifier: ${dotted}`);
  const [root, second, ...rest] = dotted.split('.').map(BigInt);
  const octets: number[] = [];
  for (const arc of [40n * root! + second!, ...rest]) {
    const septets = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) septets.unshift(Number(left & 0x7fn) | 0x80);
    octets.push(...septets);
  }
  return Uint8Array.from(octets);
}
