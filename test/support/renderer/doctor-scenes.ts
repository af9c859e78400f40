/** The examination of the machine, well and not so well, with what one press does; and the backup beside it. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { FAILURE_TEXTS } from '../../../electron/core/failure/failure-messages.ts';
import { doctor } from './lists.ts';
import { DAY, failure, NOW } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

type Checks = MethodOutput<'doctor.run'>['checks'];

const well: Checks = doctor.checks.filter(({ status }) => status === 'ok');

const told = (code: 'no-reader' | 'endpoint-unreachable' | 'client-certificate-expired') => ({
  finding: FAILURE_TEXTS[code].message,
  remedy: FAILURE_TEXTS[code].remedy,
});

const ill: Checks = [
  {
    name: 'reader',
    status: 'failed',
    title: { vi: 'Đầu đọc thẻ', en: 'Card reader' },
    ...told('no-reader'),
    action: { kind: 'again' },
  },
  {
    name: 'endpoint',
    status: 'warning',
    title: { vi: 'Nơi nhận của công an', en: 'Police endpoint' },
    ...told('endpoint-unreachable'),
    action: { kind: 'send-now' },
  },
  {
    name: 'certificate',
    status: 'failed',
    title: { vi: 'Chứng thư của cơ sở', en: "This facility's certificate" },
    ...told('client-certificate-expired'),
    action: { kind: 'open', tab: 'endpoint' },
  },
  {
    name: 'clock',
    status: 'failed',
    title: { vi: 'Đồng hồ máy', en: 'Clock' },
    finding: { vi: 'Lệch 12 phút so với nơi nhận.', en: '12 minutes apart from the endpoint.' },
    remedy: {
      vi: 'Bật "Đặt giờ tự động" trong cài đặt ngày giờ của máy.',
      en: 'Turn on "Set time automatically" in the date settings of the computer.',
    },
  },
  {
    name: 'backup',
    status: 'warning',
    title: { vi: 'Bản sao lưu', en: 'Backup' },
    finding: { vi: 'Chưa sao lưu lần nào.', en: 'There is none yet.' },
    remedy: {
      vi: 'Bấm “Sao lưu ngay”. Nên để ở ổ khác, và giữ tệp khóa ở nơi riêng.',
      en: 'Press “Back up now”. Another disk is better, and the key file is kept elsewhere.',
    },
    action: { kind: 'back-up' },
  },
];

export const backup = (chosen: boolean) =>
  granted({
    folder: chosen ? 'E:\\SaoLuu' : 'C:\\Quay\\live\\backups',
    chosen,
    ...(chosen && { lastAt: NOW - DAY }),
  });

const examined: Scene['act'] = async (page) => {
  await page.locator('.panel__head .button--primary').click();
  await page.locator('.doctor-list').waitFor();
};

const doctorScene = (name: string, checks: Checks, chosen: boolean): Scene => ({
  ...scene(name, 'settings/doctor', {
    answers: { 'doctor.run': granted({ checks }), 'backup.view': backup(chosen) },
    act: examined,
  }),
  tall: true,
});

export const DOCTOR_SCENES: readonly Scene[] = [
  scene('doctor-before', 'settings/doctor', { answers: { 'backup.view': backup(true) } }),
  doctorScene('doctor-well', well, true),
  doctorScene('doctor-ill', ill, false),
  scene('doctor-backup-failed', 'settings/doctor', {
    answers: {
      'backup.view': backup(true),
      'backup.make': { ok: false, failure: failure('disk-full') },
    },
    act: async (page) => {
      await page.locator('.panel__head .button--secondary').first().click();
      await page.locator('.banner--bad').waitFor();
    },
  }),
];
