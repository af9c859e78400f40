/** A structure report as lines to read: for the clerk before he sends it, and for a terminal. */
import type { StructureReport, TagNode } from './structure-report-schema.ts';

const LISTED = ' · ';

/** Plain lines in English, the language of the standard's terms; no line is longer than its content needs. */
export function structureReportLines(report: StructureReport): readonly string[] {
  const { outcome, signature, activeAuthenticationKey: active } = report;
  return [
    report.about,
    `${report.format} ${report.version}, program ${report.program}`,
    `reader: ${report.reader.name}, ATR ${report.reader.atr}`,
    outcome.kind === 'read'
      ? `read: ${outcome.access}, ${outcome.level}`
      : `failed: ${outcome.code} at ${outcome.step}${outcome.sw ? ` (${outcome.sw})` : ''}`,
    ...(outcome.kind === 'read'
      ? outcome.checks.map(
          ({ name, outcome: result, reason }) => `  ${name}: ${result}${reason ? ` (${reason})` : ''}`,
        )
      : []),
    ...(report.unlike.length > 0 ? [`unlike what is known: ${report.unlike.join(LISTED)}`] : []),
    ...(report.mrz ? [`MRZ: ${report.mrz}`] : []),
    ...(report.portrait ? [`portrait: ${report.portrait.kind}, ${report.portrait.size} octets`] : []),
    ...(signature
      ? [
          `EF.SOD: LDS ${signature.ldsVersion}, ${signature.digest}, ${signature.algorithm}, ${keyText(signature.signerKey)}`,
          `  data groups: ${signature.dataGroups.join(' ')}`,
        ]
      : []),
    ...(active ? [`DG15: ${keyText(active)}`] : []),
    ...report.securityInfos.flatMap(({ file, protocols, domains = [], keys }) => [
      `${file}:`,
      ...protocols.map(
        ({ objectIdentifier, version, parameterId }) =>
          `  ${objectIdentifier}${version === undefined ? '' : ` version ${version}`}${parameterId === undefined ? '' : ` parameters ${parameterId}`}`,
      ),
      ...domains.map((domain) => `  own domain parameters ${keyText(domain)}`),
      ...keys.map((key) => `  key ${keyText(key)}`),
    ]),
    ...report.files.flatMap(({ name, size, tags, objectIdentifiers }) => [
      `${name}: ${size} octets`,
      ...(objectIdentifiers.length > 0 ? [`  identifiers: ${objectIdentifiers.join(LISTED)}`] : []),
      ...(tags ? tagLines(tags, '  ') : []),
    ]),
    'exchanges:',
    ...report.exchanges.map(
      ({ command, parameters, secured, extended, answer, data, times }) =>
        `  ${command}${parameters ? ` ${parameters}` : ''}${secured ? ', secured' : ''}${extended ? ', extended' : ''} → ` +
        `${answer}${data ? ' with data' : ''}${times === '1' ? '' : `, ${times} times`}`,
    ),
  ];
}

const keyText = ({
  algorithm,
  bits,
}: {
  readonly algorithm: string;
  readonly bits?: number | undefined;
}): string => (bits === undefined ? algorithm : `${algorithm}, ${bits} bits`);

function tagLines(node: TagNode, indent: string): readonly string[] {
  const what =
    node.number !== undefined
      ? `number ${node.number}`
      : node.length !== undefined
        ? `${node.holds}, ${node.length} octets`
        : (node.holds ?? '');
  return [
    `${indent}${node.tag}${what ? ` ${what}` : ''}`,
    ...(node.children ?? []).flatMap((child) => tagLines(child, `${indent}  `)),
  ];
}
