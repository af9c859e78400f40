/** `kiosk …`: the backend of the desk from a terminal. */
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { backupCreate, backupRestore, backupVerify } from './commands/backup.ts';
import { cardRead } from './commands/card-read.ts';
import { cardSimulate } from './commands/card-simulate.ts';
import { cardStructure } from './commands/card-structure.ts';
import { cardVerify } from './commands/card-verify.ts';
import { declareStay } from './commands/declare-stay.ts';
import { doctor } from './commands/doctor.ts';
import { endpointAttach, endpointSimulate, endpointTest } from './commands/endpoint.ts';
import { kbttAttach, kbttCodes, kbttSimulate, kbttTest } from './commands/kbtt.ts';
import { managerCodeReset } from './commands/manager-code.ts';
import { outboxList, outboxSend, outboxSettle, outboxShow } from './commands/outbox.ts';
import {
  paperScript,
  portalCount,
  portalList,
  portalMake,
  portalNotUploaded,
  portalTemplate,
} from './commands/portal.ts';
import { proofFind, proofSupportCopy } from './commands/proof.ts';
import { support } from './commands/support.ts';
import { trust } from './commands/trust.ts';
import { createOutput, type Output, processStreams } from './output.ts';

const DEFAULT_WAIT_S = 60;
const VPCD_PORT = 35_963;
const TRUST_HELP = 'CSCA certificates or revocation lists: DER, PEM, master list or LDIF; may be repeated';

const number = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new CommanderError(2, 'kiosk.number', `not a whole number: ${text}`);
  return value;
};
const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Ctrl+C or a signal. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setInterval(() => {}, 60_000);
    const stop = () => {
      clearInterval(timer);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  });

const outputOf = (options: { readonly json?: boolean }): Output => createOutput(options.json ?? false);

const json = () => new Option('--json', 'one JSON document on stdout / một tài liệu JSON');
const desk = (command: Command): Command =>
  command
    .addOption(json())
    .option('--data <folder>', 'data folder / thư mục dữ liệu')
    .addOption(new Option('--training', 'practise / luyện tập').conflicts('live'))
    .option('--live', 'the real desk / quầy thật')
    .option('--verbose', 'debug log on stderr');
const access = (command: Command): Command =>
  command
    .option('--can <digits>', 'last six digits of the number / 6 số cuối')
    .option('--number <digits>', 'the whole 12-digit number / đủ 12 số')
    .option('--mrz-key <key>', 'NUMBER/YYMMDD/YYMMDD: document number, birth, expiry')
    .option('--qr <line>', 'the scanned QR line / dòng quét từ mã QR')
    .option('--reader <name>', 'reader to use when there are several / tên đầu đọc')
    .option('--trust <path>', TRUST_HELP, collect);

const program = new Command('kiosk')
  .description('Quầy khai báo từ dòng lệnh / the declaration desk from a terminal')
  .version(packageJson.version);

desk(program.command('doctor').description('what works here, and what to do about the rest')).action(
  (options) => doctor(options, outputOf(options), processStreams.setExitCode),
);

desk(
  program
    .command('support <file>')
    .description('one file for whoever helps, without personal data / tệp hỗ trợ, không có dữ liệu cá nhân'),
).action((file: string, options) => support(file, options, outputOf(options)));

const card = program.command('card').description('read a chip, verify what was read, or simulate one');
access(card.command('read').description('read and verify the card that lies on the reader'))
  .addOption(json())
  .option('--evidence <file>', 'write raw files and results for a later check')
  .action((options) => cardRead(options, outputOf(options)));
access(
  card
    .command('structure')
    .description(
      'how the card is built and answers, without personal data, for the maintainers / báo cáo cấu trúc thẻ',
    ),
)
  .addOption(json())
  .option('--out <file>', 'write the report as JSON / ghi ra tệp')
  .action((options) => cardStructure(options, outputOf(options)));
card
  .command('verify <file> [trust...]')
  .description(
    'check an evidence file, or a folder of raw files (EF_SOD.bin, DG1.bin, …), without the card; exit code 1 when a check fails, 0 when none does: what could not be checked is in the verdict',
  )
  .addOption(json())
  .option('--trust <path>', TRUST_HELP, collect)
  // `--trust A B` leaves B behind the option: it is meant the same way.
  .action((file: string, more: readonly string[], options) =>
    cardVerify(
      file,
      { ...options, trust: [...(options.trust ?? []), ...more] },
      outputOf(options),
      processStreams.setExitCode,
    ),
  );
card
  .command('simulate')
  .description('hold a virtual chip in the vpcd reader until stopped')
  .addOption(json())
  .option('--profile <name>', 'kind of chip', 'cccd-2021')
  .option('--fault <fault>', 'what is wrong with it, as JSON or kind[:number]; may be repeated', collect)
  .option('--person <file>', 'JSON of an invented person')
  .option('--seed <number>', 'another invented person for each number', number, 1)
  .option('--port <number>', 'TCP port of the vpcd slot', number, VPCD_PORT)
  .action((options) => cardSimulate(options, createOutput(true), untilStopped));

const declare = program.command('declare').description('file a declaration');
desk(access(declare.command('stay').description('read the card, file the stay, wait for the proof')))
  .option('--room <room>', 'room / số phòng')
  .option('--nights <number>', 'nights; 0 for an hourly stay / số đêm', number)
  .option('--reason <code>', 'code of the reason of stay, e.g. 1 tourism / mã lý do')
  .option('--reason-text <text>', 'words, when the reason is 20')
  .option('--wait <seconds>', 'how long to wait for the proof', number, DEFAULT_WAIT_S)
  .option('--despite-forged', 'file although the chip shows signs of forgery')
  .option(
    '--permitted-until <YYYY-MM-DD>',
    'of a foreign guest: end of the permitted stay / thời hạn tạm trú',
  )
  .option('--end-earlier-stay', 'check out an earlier stay of the same person / kết thúc lượt trước')
  .action((options) => declareStay(options, outputOf(options)));

const outbox = program.command('outbox').description('what is owed, and what became of it');
desk(outbox.command('list').description('all entries, oldest first'))
  .option('--state <state>', 'only these states; may be repeated', collect)
  .action((options) => outboxList(options, outputOf(options)));
desk(outbox.command('show <id>').description('one entry with its history')).action((id, options) =>
  outboxShow(id, options, outputOf(options)),
);
desk(outbox.command('send').description('send what waits, now'))
  .option('--wait <seconds>', 'how long to stay', number, DEFAULT_WAIT_S)
  .action((options) => outboxSend(options, outputOf(options)));

const proof = program.command('proof').description('the archive: requests, replies and receipts');
desk(proof.command('find').description('by receipt, by person or by the day it was filed'))
  .option('--receipt <number>', 'number of the receipt, or of the file / số biên nhận')
  .option('--number <number>', 'number of the document / số giấy tờ')
  .option('--name <name>', 'name or part of it / họ tên')
  .option('--day <YYYY-MM-DD>', 'day in Vietnam / ngày')
  .action((options) => proofFind(options, outputOf(options)));
desk(proof.command('support-copy <ids...>').description('the story of records without the persons in them'))
  .option('--out <file>', 'write it there / ghi ra tệp')
  .action((ids, options) => proofSupportCopy(ids, options, outputOf(options)));

desk(
  outbox
    .command('seen <ids...>')
    .description("seen in the authority's own list: the proof where there is no receipt"),
).action((ids, options) => outboxSettle(ids, { kind: 'seen' }, options, outputOf(options)));
desk(outbox.command('not-arrived <ids...>').description('not in that list: they are sent again')).action(
  (ids, options) => outboxSettle(ids, { kind: 'not-arrived' }, options, outputOf(options)),
);
desk(outbox.command('by-hand <ids...>').description('told without the desk: how, and who took it'))
  .addOption(
    new Option('--way <way>', 'how')
      .choices(['phone', 'portal', 'in-person', 'mailbox'])
      .makeOptionMandatory(),
  )
  .requiredOption('--reference <text>', 'name of the officer, or number in the register')
  .action((ids, { way, reference, ...options }) =>
    outboxSettle(ids, { kind: 'by-hand', way, reference }, options, outputOf(options)),
  );

const backup = program
  .command('backup')
  .description('a copy that is known to be good, and the way back from it');
desk(backup.command('create <file>').description('write a verified copy; the desk may be open')).action(
  (file, options) => backupCreate(file, options, outputOf(options)),
);
desk(backup.command('verify <file>').description('say whether a file is a whole backup of this desk')).action(
  (file, options) => backupVerify(file, options, outputOf(options)),
);
desk(
  backup
    .command('restore <file>')
    .description(
      'put a verified backup in the place of the data, which are kept beside it; the desk must be closed',
    ),
).action((file, options) => backupRestore(file, options, outputOf(options)));

const endpoint = program.command('endpoint').description('the police endpoint');
desk(endpoint.command('simulate').description('run the reference endpoint until stopped'))
  .option('--port <number>', 'TCP port; 0: a free one', number, 0)
  .option('--home <folder>', 'where its keys and its book are kept')
  .option('--fault <json>', 'a scripted fault to begin with')
  .action((options) => endpointSimulate(options, createOutput(true), untilStopped));
desk(endpoint.command('attach').description('attach the live desk to an endpoint'))
  .requiredOption('--url <url>', 'https address')
  .requiredOption('--facility <code>', "the facility's id as the authority knows it")
  .requiredOption('--ca <file>', "PEM of the endpoint's CA")
  .requiredOption('--cert <file>', "PEM of this facility's certificate")
  .requiredOption('--key <file>', 'PEM of its key')
  .requiredOption('--receipt-keys <file>', "JWKS of the authority's receipt keys")
  .option('--client-id <id>', 'access account, where the authority gave one / mã khách')
  .option('--client-secret-file <file>', 'file that holds its secret / tệp chứa mã bí mật')
  .option('--sign-requests', 'sign what is filed, where the authority asks for it / ký yêu cầu')
  .action((options) => endpointAttach(options, outputOf(options)));
desk(endpoint.command('test').description('ask the endpoint how it is')).action((options) =>
  endpointTest(options, outputOf(options)),
);

endpoint
  .command('kbtt')
  .description("run the reference endpoint of the Ministry's API until stopped")
  .addOption(json())
  .option('--port <number>', 'TCP port; 0: a free one', number, 0)
  .option('--home <folder>', 'where its account and its book are kept')
  .option('--fault <json>', 'a scripted fault to begin with')
  .option('--record-by-record', 'take the good records of an array although others are refused')
  .action((options) => kbttSimulate(options, createOutput(true), untilStopped));

const kbtt = program.command('kbtt').description("the Ministry's API");
desk(kbtt.command('attach').description('attach the live desk; what the file holds is sealed'))
  .requiredOption(
    '--file <file>',
    'JSON: baseUrl, username, password, loginClient, sessionClient, ca, maxBatch',
  )
  .action((options) => kbttAttach(options, outputOf(options)));
desk(kbtt.command('test').description('log in, and compare clocks')).action((options) =>
  kbttTest(options, outputOf(options)),
);
desk(kbtt.command('codes').description('its code lists of today, with their hashes')).action((options) =>
  kbttCodes(options, outputOf(options)),
);

const portal = program.command('portal').description('files that a person uploads to the portal');
desk(portal.command('template <file>').description("take the portal's own template, unopened")).action(
  (file, options) => portalTemplate(file, options, outputOf(options)),
);
desk(portal.command('make').description('write what waits into files'))
  .requiredOption('--out <folder>', 'where to put them')
  .action((options) => portalMake(options, outputOf(options)));
desk(portal.command('list').description('files and how many of their guests wait')).action((options) =>
  portalList(options, outputOf(options)),
);
desk(portal.command('count <id> <number>').description('how many guests the portal shows for a file')).action(
  (id, typed, options) => portalCount(id, number(typed), options, outputOf(options)),
);
desk(portal.command('not-uploaded <id>').description('its guests wait again')).action((id, options) =>
  portalNotUploaded(id, options, outputOf(options)),
);

desk(
  program.command('paper').description('by hand').command('script').description('what to say on the phone'),
).action((options) => paperScript(options, outputOf(options)));

desk(
  program
    .command('manager-code')
    .description('the code that opens a locked desk / mã quản lý')
    .command('reset')
    .description('take a forgotten code away and end the lock; written into the audit log / xóa mã đã quên'),
).action((options) => managerCodeReset(options, outputOf(options)));

const anchors = program.command('trust').description('the CSCA certificates this desk believes');
desk(anchors.command('list').description('origin, dates, fingerprint and expiry of each')).action((options) =>
  trust({ kind: 'list' }, options, outputOf(options)),
);
desk(
  anchors.command('add <file>').description('DER, PEM, master list (.ml), LDIF of ICAO, revocation list'),
).action((file, options) => trust({ kind: 'add', file }, options, outputOf(options)));
desk(
  anchors
    .command('remove <id-or-file>')
    .description('one, by the id of the list, or all that came from a file'),
).action((which, options) => trust({ kind: 'remove', which }, options, outputOf(options)));

await program.parseAsync();
// A reader driver may keep the process alive; what was printed is out first.
process.stdout.write('', () => process.exit());
