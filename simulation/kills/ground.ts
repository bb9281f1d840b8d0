/** The ground of a machine: its media and its own disk. They outlive its process, each ground in its own way. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KioskProcess } from './kiosk-process.ts'
import type { MediaPlaces } from './media-check.ts'
import type { PreparedRoom } from './prepared-room.ts'

export interface Ground {
  /** For small files of the played day; gone with the ground. */
  readonly directory: string
  readonly media: MediaPlaces
  /** The machine's own disk. */
  readonly machine: string
  /** The machine dies now. */
  strike(kiosk: KioskProcess): Promise<void>
  /** Its process is gone: makes everything ready for the next start. */
  restore(): Promise<void>
  remove(): Promise<void>
}

/** Plain directories. The writes of a killed process stay in the page cache: this proves nothing of a power cut. */
export function plainGround(room: PreparedRoom): Ground {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-ground-'))
  layOut(room, directory, directory)
  return {
    directory,
    media: { original: join(directory, 'original'), duplicate: join(directory, 'duplicate') },
    machine: join(directory, 'machine'),
    strike: (kiosk) => kiosk.kill(),
    async restore() {},
    async remove() {
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A fresh pair of media and a fresh machine, below these two directories. */
export function layOut(room: PreparedRoom, media: string, disk: string): void {
  const { station, pair, id } = room.machine
  const prepared = join(room.directory, 'media', station, String(pair))
  for (const role of ['original', 'duplicate']) {
    cpSync(join(prepared, role), join(media, role), { recursive: true })
  }
  cpSync(join(room.directory, 'machines', id), join(disk, 'machine'), { recursive: true })
}
