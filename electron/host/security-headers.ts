/**
 * The headers of every answer the page gets, from either host. Data, so that a test compares what really went out
 * with what is written here, byte for byte.
 */

/**
 * React Aria adds one fixed `<style>` (touch-action of pressable elements). Its hash is named here instead of
 * allowing inline styles; a test recomputes it from the installed package.
 */
export const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

/**
 * SECURITY: starts at nothing and opens only what the page is made of. No inline script, no eval, no foreign host,
 * no frame, no form target. Portraits arrive through the bridge as data or blob URLs.
 *
 * 'wasm-unsafe-eval' compiles WebAssembly and nothing else: 'unsafe-eval' and Function stay refused. It is for the decoder of
 * JPEG 2000 (renderer/picture), since passports may hold such portraits and no browser shows them. What it compiles is
 * a file of ours: 'self' in connect-src lets the page fetch no other.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' '${PRESSABLE_STYLE_HASH}'`,
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** SECURITY: of the browser's devices the page uses the camera alone: readers and scanners are the backend's. */
const FEATURES_OFF = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/**
 * A locked desk in a browser takes the whole screen; in Electron the window does it, and the page is refused. The camera is
 * for facilities that want pictures of guests; the browser asks its user before it opens, Electron asks the setting.
 */
const FEATURES_OURS = ['camera=(self)', 'fullscreen=(self)'] as const;

export const PERMISSIONS_POLICY = [...FEATURES_OFF.map((feature) => `${feature}=()`), ...FEATURES_OURS].join(
  ', ',
);

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': PERMISSIONS_POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Headers of one answer.
 * SECURITY: ours come last, so nothing set before can replace the policy.
 */
export const withSecurityHeaders = (own: Readonly<Record<string, string>>): Record<string, string> => {
  const ours = new Set(Object.keys(SECURITY_HEADERS).map((name) => name.toLowerCase()));
  const kept = Object.entries(own).filter(([name]) => !ours.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...SECURITY_HEADERS };
};
