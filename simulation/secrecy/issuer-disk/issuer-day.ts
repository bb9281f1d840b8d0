/** A day at a real issuer on real files, and copies of everything it has on disk: while it runs, and after it was closed. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { databasePath } from '#issuer/services/books/open-books.ts'
import { TAKE_OVER_FILE } from '#issuer/services/take-over/page-file.ts'
import { type PreparedStation, Reception } from '#simulation/rooms/reception.ts'

export type DiskImage = ReturnType<typeof imageOf>

interface Issued {
  /** Number in the roll. */
  readonly voter: number
  /** Place in the roll file, from 0. */
  readonly row: number
  readonly uid: string
  readonly token: string
}

export type IssuerDay = Awaited<ReturnType<typeof issuerDay>>

const STATION = '2' as StationId
const MACHINE = '2-I1'

export function databaseKey(prepared: PreparedStation): Uint8Array {
  const { electionId } = prepared.election.electionPackage
  return deriveKey({
    secret: prepared.secrets.keys.takeOverKey,
    label: 'issuer database 1',
    context: [fromHex(electionId), utf8(MACHINE)],
    length: 32,
  })
}

/** @param copiesFrom from which voter on the running issuer's disk is copied; Infinity: never */
export async function issuerDay(
  prepared: PreparedStation,
  order: readonly number[],
  seed: string,
  copiesFrom = Number.POSITIVE_INFINITY,
) {
  const desk = await Reception.furnish(prepared, seed)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    const issued: Issued[] = []
    const running: DiskImage[] = []
    for (const [place, voter] of order.entries()) {
      const card = await desk.serves(String(voter))
      const token = toHex(card.memory.pages.slice(4 * 8, 4 * 12))
      issued.push({ voter, row: voter - 1, uid: card.uid, token })
      if (place >= copiesFrom) running.push(imageOf(desk, prepared))
    }
    await desk.app.stop()
    return { issued, running, closed: imageOf(desk, prepared) }
  } finally {
    await desk.clear()
  }
}

function imageOf(desk: Reception, prepared: PreparedStation) {
  const path = databasePath(desk.config().machine, prepared.election.electionPackage.electionId, STATION)
  const read = (file: string) => new Uint8Array(readFileSync(file))
  return {
    database: read(path),
    journal: read(`${path}-journal`),
    medium: read(join(desk.room, 'take-over', TAKE_OVER_FILE)),
    files: new Map(
      readdirSync(desk.room, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(desk.room, name)).isFile())
        .map((name) => [name, read(join(desk.room, name))]),
    ),
  }
}
