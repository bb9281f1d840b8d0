/** The office's roll lists on their stick, a directory, and what a roll says with them (ELG-02a). Whether one is signed is asked where signatures are. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '#election/bytes.ts'
import type { RollMark } from '#election/definition/definition.ts'
import { ok, type Result } from '#election/result.ts'
import { type RollList, type RollListError, rollListFile, type SignedRollList } from '#election/roll/roll-list.ts'
import type { StationClock } from './clock.ts'
import type { SampleStation } from './sample-station.ts'

export const ROLL_HASH = new Uint8Array(32).fill(7)

interface Office {
  readonly facts: SampleStation
  readonly clock: StationClock
}

export class RollStick {
  readonly place: string
  readonly #office: Office
  #made: readonly SignedRollList[] = []

  constructor(office: Office, place: string) {
    this.#office = office
    this.place = place
  }

  get count(): number {
    return this.#made.length
  }

  /** The office brings the next list. @param last no other follows: cards may be issued */
  brings(changes: RollList['changes'], added: RollList['added'], last: boolean): void {
    const { facts, clock } = this.#office
    const list: RollList = {
      electionId: facts.loaded.electionPackage.electionId,
      station: facts.station.id,
      number: this.#made.length + 1,
      previous: this.#made.at(-1)?.hash ?? toHex(ROLL_HASH),
      madeAt: clock.now(),
      madeBy: ['一', '二'],
      last,
      salt: 'cd'.repeat(32),
      incidents: null,
      changes,
      added,
    }
    const file = utf8(JSON.stringify(list))
    writeFileSync(join(this.place, rollListFile(list.station, list.number)), file)
    this.#made = [...this.#made, { list, hash: toHex(sha256(file)) }]
  }

  /** The mark on the roll with the first so many lists. */
  markWith(held: number, rollNo: string, mark: RollMark): RollMark {
    const changes = this.#made.slice(0, held).flatMap(({ list }) => list.changes)
    return changes.findLast((each) => each.rollNo === rollNo)?.mark ?? mark
  }

  isAddedBy(held: number, rollNo: string): boolean {
    return this.#made.slice(0, held).some(({ list }) => list.added.some(({ row }) => row.rollNo === rollNo))
  }
}

/** Here each list is that of the office. */
export function readAnyList(file: Uint8Array): Result<SignedRollList, RollListError> {
  return ok({ list: JSON.parse(new TextDecoder().decode(file)) as RollList, hash: toHex(sha256(file)) })
}
