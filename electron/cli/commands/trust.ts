/** `kiosk trust list | add | remove`: the CSCA certificates that this desk believes. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expiryOf } from '../../../native/emrtd/trust/trust-store.ts';
import type { SettingsView, TrustImport } from '../../backend/settings-desk.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { failure } from '../../core/failure/failure.ts';
import { type DeskOptions, openDesk } from '../desk-options.ts';
import type { Output } from '../output.ts';

type Change =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly file: string }
  | { readonly kind: 'remove'; readonly id: string };

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
      const removed = await desk.settings.removeTrust(change.id);
      if (!removed.ok) return output.failed(removed.error);
    }
    const now = new Date(systemEnvironment.now());
    const anchors = desk.settings.view().trustAnchors.map((anchor) => ({
      ...anchor,
      expiry: expiryOf({ notAfter: new Date(anchor.validUntil) }, now),
    }));
    const revocationLists = desk.settings
      .current()
      .revocationLists.map(({ id, origin, addedAt }) => ({ id, origin, addedAt }));
    const lists = revocationLists.map(({ id, origin }) => `${id.slice(0, 16)}  CRL  ${origin}`);
    output.result({ ...(imported && { imported }), anchors, ...(lists.length > 0 && { revocationLists }) }, [
      ...(imported ? importLines(imported) : []),
      ...(anchors.length === 0 ? ['Chưa có chứng thư gốc. / No trust anchors.'] : anchors.map(anchorLine)),
      ...lists,
    ]);
  } finally {
    await backend.stop();
  }
}

type Anchor = SettingsView['trustAnchors'][number] & { readonly expiry: ReturnType<typeof expiryOf> };

const EXPIRY_NOTES: Readonly<Record<Anchor['expiry'], string>> = {
  valid: '',
  'expires-soon': '  ! sắp hết hạn / expires within 90 days',
  expired: '  ! đã hết hạn / expired',
};

const anchorLine = ({ id, country, subject, expiry }: Anchor): string =>
  `${id.slice(0, 16)}  ${country}  ${subject}${EXPIRY_NOTES[expiry]}`;

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
