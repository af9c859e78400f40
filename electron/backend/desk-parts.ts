/** What a desk is assembled of: the world it runs in, given by whoever opens it. */
import type { CardReaderDriver } from '../../native/pcsc/card-reader-port.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import type { Catalogues } from './catalogues.ts';
import type { ChannelMakers } from './channel-makers.ts';
import type { DeskSettings, EndpointSettings, LiveSettings, SaveLive } from './desk-settings.ts';
import type { EventHub } from './event-hub.ts';
import type { ScannerSources } from './scanner-desk.ts';
import type { KeptLine } from './support/log-tail.ts';

export interface DeskParts {
  readonly mode: 'training' | 'live';
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly environment: Environment;
  readonly catalogues: Catalogues;
  readonly database: Database;
  /** Undefined when no PC/SC driver could be loaded. */
  readonly driver: CardReaderDriver | undefined;
  /** Where scanners come from; empty: none are looked for. */
  readonly scanners: ScannerSources;
  /** Trust anchors besides the operator's own: the training issuer. */
  readonly builtInTrust: readonly Uint8Array[];
  /** Revocation lists besides the operator's own. */
  readonly builtInRevocationLists?: readonly Uint8Array[];
  readonly fallbackSettings: DeskSettings;
  /** The endpoint of this desk, e.g. the training one; undefined: the one in the settings. */
  readonly fixedEndpoint?: EndpointSettings;
  readonly channels: ChannelMakers;
  /** Where an endpoint entered in the settings is kept. */
  readonly saveLive: SaveLive;
  /** What attaches the real desk. */
  readonly liveShown: () => LiveSettings;
  readonly holder: string;
  readonly processLives: (pid: number) => boolean;
  readonly events: EventHub;
  readonly log: (error: unknown) => void;
  /** Where backups go until the manager chooses. */
  readonly backupFolder: string;
  /** The last lines of the debug log, fit to be given away; absent: none are kept. */
  readonly recentLog?: () => readonly KeptLine[];
}
