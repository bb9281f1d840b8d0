/** The officer has put the stick with the roll lists in: whatever follows on what the books hold is taken in, one list after the other. */
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { ROLL_LIST_BYTES_MAX, ROLL_LISTS_MAX, rollListFile } from '#election/roll/roll-list.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { atRemovable, PATIENCE_MS } from '#hardware/medium/patience.ts'
import { type ActCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { ListRefusal } from '../books/roll-lists.ts'
import { booksOut } from '../books-out.ts'
import type { Worker } from '../in-pieces.ts'
import type { OpenStation } from '../station.ts'

interface Stick {
  readonly read: typeof readRegular
  readonly patienceMs: number
}

/**
 * Until it is answered nobody is sought at the desk, so a stick that hangs is as good as empty.
 *
 * @param place where the stick is mounted; undefined: the config names none
 * @returns null when nobody waits for it any more
 */
export async function takeInLists(
  { books, facts }: Pick<OpenStation, 'books' | 'facts'>,
  place: string | undefined,
  by: Worker,
  stick: Stick = { read: readRegular, patienceMs: PATIENCE_MS },
): Promise<IssuerEvent | null> {
  const taken: number[] = []
  const done = (why: Notice<ActCode> | null): IssuerEvent => ({
    type: 'roll-lists-read',
    roll: books.roll(),
    taken,
    notice: why,
  })
  const held = books.roll().held.number
  for (let number = 1, missing: number | null = null; number <= ROLL_LISTS_MAX; number++) {
    const file = place === undefined ? null : await fileOf(stick, place, rollListFile(facts.station, number), number)
    if (file === null) {
      if (number > held) missing ??= number
      continue
    }
    if (missing !== null) return done(notice('roll-list-missing', { missing }))
    const result = await by(books.takeInList(file))
    if (result === null) return null
    if (result.ok) taken.push(number)
    else if (result.error.type === 'database' || result.error.type === 'take-over-medium') return booksOut(result.error)
    else if (result.error.type !== 'roll-list-held') return done(refusalNotice(result.error, number))
  }
  return done(taken.length === 0 ? notice('roll-lists-none', { held }) : null)
}

/** In the stick's own folder, or in that of its round as the office made it. Null: not there, or not to be read. */
async function fileOf(
  { read, patienceMs }: Stick,
  place: string,
  name: string,
  number: number,
): Promise<Uint8Array | null> {
  for (const path of [join(place, name), join(place, String(number).padStart(2, '0'), name)]) {
    const bytes = await atRemovable(place, () => read(path, ROLL_LIST_BYTES_MAX), patienceMs)
    if (bytes.ok) return bytes.value
  }
  return null
}

function refusalNotice(refusal: ListRefusal, number: number): Notice<ActCode> {
  switch (refusal.type) {
    case 'roll-list-missing':
      return notice('roll-list-missing', { missing: refusal.missing })
    case 'roll-list-of-another-chain':
    case 'roll-list-of-other-rows':
      return notice('roll-list-of-another-chain', { number })
    case 'document-not-approved':
    // A machine of a real election does not start without them.
    case 'approvers-unknown':
      return notice('roll-list-not-approved', { number })
    case 'roll-list-held':
    case 'not-for-this-station':
    case 'too-large':
    case 'not-signed':
    case 'other-authority':
    case 'altered':
    case 'wrong-format':
    case 'contradicts-itself':
      return notice('roll-list-refused', { number })
    default:
      return unreachable(refusal)
  }
}
