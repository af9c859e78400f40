/** `kiosk trust list | add | remove`: the CSCA certificates that this desk believes. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SettingsDesk, SettingsView, TrustImport } from '../../backend/settings-desk.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, type Result } from '../../core/result.ts';
import { type DeskOptions, openDesk } from '../desk-options.ts';
import type { Output } from '../output.ts';

type Change =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly file: string }
  /** An id as `list` shows it, or the name of the file that certificates came from. */
  | { readonly kind: 'remove'; readonly which: string };

export async function trust(change: Change, options: DeskOptions, output: Output): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend } = opened.value;
  let imported: TrustImport | undefined;
  try {
    if (change.kind === 'add') {
      const bytes = await readFile(change.file).catch(() => undefined);
      if (!bytes) return output.failed(failure('certificate-unreadable', { detail: change.file }));
      const added = await desk.settings.importTrust(basename(change.file), new Uint8Array(bytes));
      if (!added.ok) return output.failed(added.error);
      imported = added.value;
    } else if (change.kind === 'remove') {
      const removed = await remove(desk.settings, change.which);
      if (!removed.ok) return output.failed(removed.error);
    }
    const { trustAnchors: anchors, revocationLists } = desk.settings.view();
    output.result({ ...(imported && { imported }), anchors, revocationLists }, [
      ...(imported ? importLines(imported) : anchors.flatMap(anchorLines)),
      ...(imported ? [] : revocationLists.flatMap(revocationListLines)),
      ...summaryLines(anchors),
    ]);
  } finally {
    await backend.stop();
  }
}

/** SECURITY: the beginning of an id counts when it means one certificate only. */
async function remove(settings: SettingsDesk, which: string): Promise<Result<SettingsView, Failure>> {
  const { trustAnchors, revocationLists } = settings.view();
  const entries = [...trustAnchors, ...revocationLists];
  const origin = entries.find(
    (entry) => entry.origin === which || entry.origin?.startsWith(`${which} (`),
  )?.origin;
  if (origin !== undefined) return settings.removeTrustFrom(origin);
  const meant = entries.filter(({ id }) => which.length >= LEAST_OF_ID && id.startsWith(which.toLowerCase()));
  const [only] = meant;
  return meant.length === 1 && only
    ? settings.removeTrust(only.id)
    : err(failure('certificate-not-found', { detail: which }));
}

const LEAST_OF_ID = 8;
/** What a person sees of an id; unique in any list of the field. */
const SHOWN_ID = 16;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const idOf = ({ id }: { readonly id: string }): string => id.slice(0, SHOWN_ID);

type Anchor = SettingsView['trustAnchors'][number];

const EXPIRY_NOTES: Readonly<Record<Anchor['expiry'], string>> = {
  valid: '',
  'expires-soon': '  ! sắp hết hạn / expires within 90 days',
  expired: '  ! đã hết hạn / expired',
};

const anchorLines = (anchor: Anchor): readonly string[] => [
  `${idOf(anchor)}  ${anchor.country}  ${anchor.subject}${EXPIRY_NOTES[anchor.expiry]}`,
  `    ${day(anchor.validFrom)} – ${day(anchor.validUntil)}; thêm / added ${day(anchor.addedAt)}, từ / from ${anchor.origin ?? '–'}`,
];

const revocationListLines = (list: SettingsView['revocationLists'][number]): readonly string[] => [
  `${idOf(list)}  CRL  ${list.issuer}${list.overdue ? '  ! quá hạn / overdue' : ''}`,
  `    ${day(list.thisUpdate)}; ${list.revoked} bị thu hồi / revoked; từ / from ${list.origin ?? '–'}`,
];

/** How many, and what the operator has to look after: not every ended one of a master list, only those without heirs. */
function summaryLines(anchors: readonly Anchor[]): readonly string[] {
  if (anchors.length === 0) return ['Chưa có chứng thư gốc. / No trust anchors.'];
  const ending = anchors.filter(({ needsSuccessor }) => needsSuccessor);
  return [
    `${anchors.length} chứng thư gốc / trust anchors`,
    ...(ending.length > 0
      ? [
          `! ${ending.length} đã hoặc sắp hết hạn mà chưa có bản thay / ended or about to, with none to follow: ${[...new Set(ending.map(({ country }) => country))].join(' ')}`,
        ]
      : []),
  ];
}

/** Who signed a master list stands first: it is what the operator has to compare. */
function importLines({
  added,
  known,
  revocationLists,
  masterLists,
  refused,
}: TrustImport): readonly string[] {
  return [
    ...masterLists.flatMap(({ signer, certificates }) => [
      `Danh sách do ${signer.subject} ký, ${certificates} chứng thư / list of ${certificates} certificates signed by ${signer.subject}`,
      signer.authority.alreadyTrusted
        ? `  dưới chứng thư đã tin cậy / under the already trusted ${signer.authority.subject}`
        : `  hãy so dấu vân tay với nguồn công bố / compare the fingerprint with the published one: ${signer.authority.subject} SHA-256 ${signer.authority.sha256}`,
    ]),
    `Thêm ${added}, đã có ${known}, danh sách thu hồi ${revocationLists} / ${added} added, ${known} there before, ${revocationLists} revocation lists`,
    ...Object.entries(refused).map(([code, count]) => `Không nhận ${count} / ${count} not taken: ${code}`),
  ];
}
