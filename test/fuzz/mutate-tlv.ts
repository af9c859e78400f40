/** Changes to TLV that keep the lengths around them right, so that what is wrong is met deep inside a parser. */
import { concatBytes } from '../../native/iso7816/bytes.ts';
import { encodeTag, encodeTlv, parseTlvHeader, parseTlvList } from '../../native/iso7816/tlv.ts';
import type { Draws } from './draws.ts';
import { mutateOctets } from './mutate-octets.ts';

/** A node with children, or with octets: `raw` stands as it is, without tag and length. */
export type TlvNode =
  | { readonly tag: number; readonly children: readonly TlvNode[] }
  | { readonly tag: number; readonly value: Uint8Array }
  | { readonly raw: Uint8Array };

const CONSTRUCTED = 0x20;
const MAX_DEPTH = 20;
const DEEP = 60;
const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x24, 0x30, 0x31, 0x5c, 0x5f01, 0x5f1f, 0x5f2e,
  0x60, 0x61, 0x6d, 0x6e, 0x6f, 0x75, 0x77, 0x7f2e, 0x7f60, 0x7f61, 0x80, 0x81, 0xa0, 0xa1, 0xa3,
];
/** Lengths that are not those of the value. */
const LIES = [[0x00], [0x80], [0x81, 0x00], [0x82, 0x00, 0x01], [0x82, 0xff, 0xff], [0x83, 0xff, 0xff, 0xff]]
  .concat([[0x84, 0xff, 0xff, 0xff, 0xff]], [[0x85, 0, 0, 0, 0, 1]], [[0xff]])
  .map((octets) => Uint8Array.from(octets));

const isConstructed = (tag: number): boolean => (encodeTag(tag)[0]! & CONSTRUCTED) !== 0;

/** Undefined when the octets are not a list of TLVs. */
export function treeOf(octets: Uint8Array, depth = 0): readonly TlvNode[] | undefined {
  const list = parseTlvList(octets);
  if (!list.ok) return undefined;
  return list.value.map(({ tag, value }) => {
    const children = depth < MAX_DEPTH && isConstructed(tag) ? treeOf(value, depth + 1) : undefined;
    return children ? { tag, children } : { tag, value };
  });
}

export const encodeTree = (nodes: readonly TlvNode[]): Uint8Array =>
  concatBytes(
    ...nodes.map((node) => {
      if ('raw' in node) return node.raw;
      return encodeTlv(node.tag, 'children' in node ? encodeTree(node.children) : node.value);
    }),
  );

const countOf = (nodes: readonly TlvNode[]): number =>
  nodes.reduce((sum, node) => sum + 1 + ('children' in node ? countOf(node.children) : 0), 0);

/** The tree with its n-th node (before its children) replaced by others. */
function replaced(
  nodes: readonly TlvNode[],
  n: number,
  by: (node: TlvNode) => readonly TlvNode[],
): readonly TlvNode[] {
  let left = n;
  return nodes.flatMap((node): readonly TlvNode[] => {
    const here = left;
    const size = countOf([node]);
    left -= size;
    if (here < 0 || here >= size) return [node];
    if (here === 0) return by(node);
    return 'children' in node ? [{ ...node, children: replaced(node.children, here - 1, by) }] : [node];
  });
}

type Change = (node: TlvNode, draws: Draws, other: Uint8Array) => readonly TlvNode[];

const contentOf = (node: TlvNode): Uint8Array => {
  if ('raw' in node) return node.raw;
  return 'children' in node ? encodeTree(node.children) : node.value;
};
const tagOf = (node: TlvNode): number => ('raw' in node ? 0x30 : node.tag);

const CHANGES: readonly Change[] = [
  () => [],
  (node) => [node, node],
  (node, draws) => [{ tag: draws.pick(TAGS), value: contentOf(node) }],
  (node, draws, other) => [{ tag: tagOf(node), value: mutateOctets(contentOf(node), draws, other) }],
  (node) => [{ tag: tagOf(node), value: new Uint8Array() }],
  (node, draws) => [
    { tag: tagOf(node), value: new Uint8Array(1 + draws.below(1100)).fill(draws.pick([0, 0x7f, 0xff])) },
  ],
  (node, draws) => [{ raw: concatBytes(encodeTag(tagOf(node)), draws.pick(LIES), contentOf(node)) }],
  (node, draws) => {
    const tag = draws.pick(TAGS);
    const value = Array.from({ length: DEEP }).reduce<Uint8Array>(
      (inner) => encodeTlv(tag, inner),
      contentOf(node),
    );
    return [{ tag: tagOf(node), value }];
  },
  (node, draws) => Array.from({ length: 2 + draws.below(80) }, () => node),
  (node, draws, other) => {
    const list = treeOf(other);
    return [list && list.length > 0 ? draws.pick(list) : node];
  },
];

/** Undefined when the octets are no TLV. */
export function mutateTlv(octets: Uint8Array, draws: Draws, other: Uint8Array): Uint8Array | undefined {
  const header = parseTlvHeader(octets);
  const tree = header.ok ? treeOf(octets) : undefined;
  if (!tree || tree.length === 0) return undefined;
  const change = draws.pick(CHANGES);
  return encodeTree(replaced(tree, draws.below(countOf(tree)), (node) => change(node, draws, other)));
}
