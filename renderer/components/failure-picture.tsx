import type { ReactNode } from 'react';
import { vi } from '../messages/failure.ts';
import { useTexts } from '../messages/use-texts.ts';
import './failure-picture.css';

/** What a picture can show. Many codes share what a person would see. */
export type PictureName = keyof typeof vi;

const PICTURE_OF_CODE: Readonly<Record<string, PictureName>> = {
  'reader-service-stopped': 'service',
  'no-reader': 'reader',
  'reader-unplugged': 'reader',
  'no-card': 'put-card',
  'several-cards': 'several',
  'card-removed': 'moved',
  'transmit-failed': 'moved',
  'secure-channel-lost': 'moved',
  'card-mute': 'silent',
  'card-in-use': 'busy',
  'wrong-can': 'digits',
  'wrong-mrz-key': 'passport',
  'mrz-unreadable': 'passport',
  'wrong-qr-key': 'qr',
  'scan-incomplete': 'qr',
  'wrong-key-again': 'digits',
  'wrong-key-repeated': 'digits',
  'number-invalid': 'digits',
  'access-not-supported': 'digits',
  'access-blocked': 'wait',
  'not-an-emrtd': 'wrong-card',
  'chip-protocol-error': 'damaged',
  'file-unreadable': 'damaged',
  cancelled: 'stopped',
  'qr-unreadable': 'qr',
  'fields-invalid': 'form',
  'nothing-read': 'put-card',
  'settings-invalid': 'form',
  'endpoint-unreachable': 'network',
  'endpoint-timeout': 'network',
  'endpoint-busy': 'network',
  'endpoint-error': 'network',
  'endpoint-not-configured': 'network',
  'endpoint-answer-unreadable': 'network',
  'endpoint-certificate-refused': 'certificate',
  'endpoint-certificate-revoked': 'certificate',
  'endpoint-revocation-list-ended': 'certificate',
  'client-certificate-refused': 'certificate',
  'endpoint-name-mismatch': 'certificate',
  'endpoint-certificate-expired': 'certificate',
  'endpoint-certificate-untrusted': 'certificate',
  'client-certificate-missing': 'certificate',
  'client-certificate-revoked': 'certificate',
  'client-certificate-expired': 'certificate',
  'credentials-refused': 'certificate',
  'manager-code-needed': 'locked',
  'manager-code-wrong': 'locked',
  'manager-code-wait': 'wait',
  'manager-code-missing': 'locked',
  'backup-unfit': 'storage',
  'receipt-invalid': 'certificate',
  'certificate-unreadable': 'certificate',
  'database-locked': 'storage',
  'database-damaged': 'storage',
  'disk-full': 'storage',
  'database-unavailable': 'storage',
  'database-too-new': 'storage',
  'database-key-unavailable': 'storage',
  'database-key-wrong': 'storage',
};

export const PICTURE_NAMES = Object.keys(vi) as readonly PictureName[];

export const pictureOf = (code: string): PictureName => PICTURE_OF_CODE[code] ?? 'general';

/** A card as it lies, stands or leaves; drawn once, moved by each picture. */
const card = (
  <g>
    <rect className="failure-picture__card" x="-34" y="-21" width="68" height="42" rx="5" />
    <rect className="failure-picture__soft" x="-28" y="-14" width="17" height="22" rx="2" />
    <path className="failure-picture__line" d="M-4 -10h28M-4 -2h20M-4 6h24" />
  </g>
);

const device = (
  <g>
    <rect className="failure-picture__device" x="30" y="66" width="100" height="30" rx="8" />
    <rect className="failure-picture__soft" x="42" y="74" width="60" height="6" rx="3" />
    <circle className="failure-picture__lamp" cx="116" cy="81" r="4" />
  </g>
);

const lying = <g transform="translate(80 56)">{card}</g>;
const at = (transform: string) => <g transform={transform}>{card}</g>;
const cross = (x: number, y: number) => (
  <g transform={`translate(${x} ${y})`}>
    <circle className="failure-picture__badge" r="13" />
    <path className="failure-picture__sign" d="M-4.5 -4.5l9 9M4.5 -4.5l-9 9" />
  </g>
);
const query = (x: number, y: number) => (
  <g transform={`translate(${x} ${y})`}>
    <circle className="failure-picture__badge" r="13" />
    <path className="failure-picture__sign" d="M-4 -3a4 4 0 1 1 6 3.4c-1.6 .9 -2 1.6 -2 3M0 7.2v.2" />
  </g>
);
const pause = (x: number, y: number) => (
  <g transform={`translate(${x} ${y})`}>
    <circle className="failure-picture__badge" r="13" />
    <path className="failure-picture__sign" d="M-3 -5v10M3 -5v10" />
  </g>
);

const PICTURES: Readonly<Record<PictureName, ReactNode>> = {
  reader: (
    <>
      {device}
      <path className="failure-picture__line" d="M80 66v-14" />
      <rect className="failure-picture__card" x="70" y="16" width="20" height="24" rx="3" />
      <path className="failure-picture__line" d="M76 16v-7h8v7M80 40v4" />
      {cross(122, 34)}
    </>
  ),
  service: (
    <>
      <rect className="failure-picture__card" x="36" y="14" width="88" height="58" rx="6" />
      <path className="failure-picture__line" d="M66 88h28M80 72v16" />
      <circle className="failure-picture__outline" cx="80" cy="43" r="13" />
      <path className="failure-picture__line" d="M80 24v5M80 57v5M61 43h5M94 43h5" />
      {pause(122, 70)}
    </>
  ),
  'put-card': (
    <>
      {device}
      {at('translate(80 34)')}
      <path className="failure-picture__arrow" d="M80 58v12m-6 -6l6 6 6 -6" />
    </>
  ),
  moved: (
    <>
      {device}
      {at('translate(98 36) rotate(-16)')}
      <path className="failure-picture__arrow" d="M30 56c4 -14 12 -22 24 -26m-8 -3l8 3 -4 7" />
    </>
  ),
  several: (
    <>
      {device}
      {at('translate(70 40) rotate(-10)')}
      {at('translate(92 48) rotate(6)')}
      {cross(132, 26)}
    </>
  ),
  silent: (
    <>
      {device}
      {lying}
      <path className="failure-picture__dashed" d="M122 42c8 8 8 20 0 28M132 34c13 13 13 31 0 44" />
      {query(34, 30)}
    </>
  ),
  busy: (
    <>
      {device}
      {lying}
      <rect className="failure-picture__card" x="104" y="10" width="46" height="34" rx="4" />
      <path className="failure-picture__line" d="M104 19h46M110 28h22M110 36h30" />
      {pause(34, 30)}
    </>
  ),
  digits: (
    <>
      {at('translate(80 40) scale(1.5)')}
      <rect className="failure-picture__ring" x="70" y="74" width="84" height="24" rx="12" />
      <path
        className="failure-picture__dots"
        d="M84 86h.1M96 86h.1M108 86h.1M120 86h.1M132 86h.1M144 86h.1"
      />
      {cross(40, 86)}
    </>
  ),
  passport: (
    <>
      <rect className="failure-picture__card" x="40" y="12" width="80" height="72" rx="5" />
      <rect className="failure-picture__soft" x="48" y="20" width="20" height="26" rx="2" />
      <path className="failure-picture__line" d="M76 24h36M76 34h28M76 44h32" />
      <rect className="failure-picture__ring" x="45" y="56" width="70" height="22" rx="6" />
      <path className="failure-picture__dots" d="M54 64h.1M64 64h.1M74 64h.1M84 64h.1M94 64h.1M104 64h.1" />
      {cross(128, 66)}
    </>
  ),
  wait: (
    <>
      {device}
      {lying}
      <circle className="failure-picture__badge" cx="128" cy="32" r="17" />
      <path className="failure-picture__sign" d="M128 22v10l7 5" />
    </>
  ),
  'wrong-card': (
    <>
      {device}
      <g transform="translate(80 46)">
        <rect className="failure-picture__card" x="-34" y="-21" width="68" height="42" rx="5" />
        <rect className="failure-picture__ink" x="-34" y="-12" width="68" height="9" />
        <path className="failure-picture__line" d="M-26 8h22M10 8h16" />
      </g>
      {query(126, 28)}
    </>
  ),
  qr: (
    <>
      <rect className="failure-picture__card" x="48" y="18" width="64" height="64" rx="6" />
      <path
        className="failure-picture__ink"
        d="M56 26h16v16H56zM88 26h16v16H88zM56 58h16v16H56zM80 46h6v6h-6zM92 54h8v8h-8zM80 64h8v8h-8zM100 68h6v6h-6zM76 30h5v8h-5z"
      />
      {cross(120, 78)}
    </>
  ),
  damaged: (
    <>
      {device}
      {lying}
      <path className="failure-picture__crack" d="M86 34l-6 12 8 6 -7 12 5 12" />
      {query(126, 28)}
    </>
  ),
  stopped: (
    <>
      {device}
      {lying}
      {pause(126, 28)}
    </>
  ),
  form: (
    <>
      <rect className="failure-picture__card" x="50" y="10" width="60" height="84" rx="6" />
      <path className="failure-picture__line" d="M60 24h40M60 38h28M60 70h34M60 82h22" />
      <rect className="failure-picture__ring" x="58" y="46" width="44" height="14" rx="4" />
      {cross(118, 53)}
    </>
  ),
  network: (
    <>
      <rect className="failure-picture__card" x="14" y="32" width="44" height="34" rx="5" />
      <path className="failure-picture__line" d="M26 78h20M36 66v12" />
      <path className="failure-picture__dashed" d="M62 50h36" />
      <path className="failure-picture__card" d="M104 76V40l21 -14 21 14v36z" />
      <path className="failure-picture__line" d="M118 76V58h14v18" />
      {cross(80, 28)}
    </>
  ),
  certificate: (
    <>
      <rect className="failure-picture__card" x="34" y="16" width="92" height="62" rx="5" />
      <path className="failure-picture__line" d="M46 32h50M46 44h40M46 56h26" />
      <circle className="failure-picture__outline" cx="106" cy="60" r="10" />
      <path className="failure-picture__line" d="M100 68v20l6 -5 6 5V68" />
      {cross(130, 26)}
    </>
  ),
  storage: (
    <>
      <path className="failure-picture__card" d="M46 28v46c0 8 15 14 34 14s34 -6 34 -14V28" />
      <ellipse className="failure-picture__card" cx="80" cy="28" rx="34" ry="14" />
      <path className="failure-picture__line" d="M46 52c0 8 15 14 34 14s34 -6 34 -14" />
      {cross(120, 30)}
    </>
  ),
  locked: (
    <>
      <rect className="failure-picture__card" x="22" y="14" width="116" height="68" rx="6" />
      <path className="failure-picture__line" d="M62 96h36M80 82v14" />
      <path className="failure-picture__line" d="M68 44v-8a12 12 0 0 1 24 0v8" />
      <rect className="failure-picture__device" x="60" y="44" width="40" height="28" rx="5" />
      <path className="failure-picture__line" d="M80 54v8" />
    </>
  ),
  general: (
    <>
      {device}
      {lying}
      {query(126, 28)}
    </>
  ),
};

export function FailurePicture({ name }: { readonly name: PictureName }) {
  const say = useTexts('failure');
  return (
    <svg className="failure-picture" viewBox="0 0 160 104" role="img" aria-label={say(name)}>
      {PICTURES[name]}
    </svg>
  );
}
