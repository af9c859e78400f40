/** The computer in figures that help: never its name, its user or its addresses. */
import { arch, cpus, freemem, platform, release, totalmem, uptime } from 'node:os';

export interface MachineFacts {
  readonly platform: string;
  readonly release: string;
  readonly arch: string;
  readonly processors: number;
  readonly memoryMb: number;
  readonly freeMemoryMb: number;
  readonly upHours: number;
  readonly node: string;
  /** Absent outside Electron. */
  readonly electron?: string;
}

const BYTES_PER_MB = 1_048_576;

export const machineFacts = (): MachineFacts => ({
  platform: platform(),
  release: release(),
  arch: arch(),
  processors: cpus().length,
  memoryMb: Math.round(totalmem() / BYTES_PER_MB),
  freeMemoryMb: Math.round(freemem() / BYTES_PER_MB),
  upHours: Math.round(uptime() / 3600),
  node: process.versions.node,
  ...(process.versions.electron && { electron: process.versions.electron }),
});
