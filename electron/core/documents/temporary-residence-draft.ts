/** Bản nháp tờ khai CT01: what is known of a tenant, for the form that the police hand out. */
import type { BilingualText } from '../failure/failure.ts';
import type { DocumentFrame } from './book.ts';
import type { PrintDocument } from './print-document.ts';

export interface DraftForm {
  readonly tenancyId: string;
  readonly formVersion: string;
  readonly source: string;
  /** Whether a source confirms the layout of the official form. */
  readonly layoutConfirmed: boolean;
  readonly fields: readonly {
    readonly label: BilingualText;
    readonly value: string;
    readonly missing: boolean;
  }[];
}

const UNSEEN: BilingualText = {
  vi: 'Bản nháp để chép sang mẫu chính thức. Thứ tự các mục chưa được đối chiếu với mẫu CT01 đang dùng.',
  en: 'A draft to copy into the official form. The order of its items has not been compared with the CT01 in use.',
};

/** A field that nothing known fills is a dotted line, never left out. */
export function temporaryResidenceDraft(form: DraftForm, frame: DocumentFrame): PrintDocument {
  return {
    name: `ct01-${form.tenancyId.slice(0, 8)}`,
    title: { vi: 'Bản nháp tờ khai CT01', en: 'Draft of form CT01' },
    subtitle: { vi: form.source, en: form.source },
    formVersion: form.formVersion,
    facility: frame.facility,
    orientation: 'portrait',
    languages: 'vi',
    blocks: [
      ...(form.layoutConfirmed ? [] : [{ kind: 'paragraph', tone: 'warning', text: UNSEEN } as const]),
      {
        kind: 'fields',
        fields: form.fields.map(({ label, value, missing }) => ({ label, value: missing ? '' : value })),
      },
      {
        kind: 'signatures',
        places: [
          { role: { vi: 'Người kê khai', en: 'Declared by' }, name: '' },
          { role: { vi: 'Chủ sở hữu chỗ ở hợp pháp', en: 'Owner of the dwelling' }, name: '' },
        ],
      },
    ],
    madeAt: frame.madeAt,
    madeBy: frame.madeBy,
    ...(frame.watermark !== undefined && { watermark: frame.watermark }),
  };
}
