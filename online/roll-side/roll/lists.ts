/** The two lists that leave the roll side: boxes for the box side, and for sorting whose card may have signed for which box (S13). */

import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { type ApprovedList, sealApproved, signApproved } from '#election/online/approved.ts'
import { type BoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import type { CardPerson } from '#election/online/card/person.ts'
import { boxIdOf, handleOf } from '#election/online/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { signNative } from '#openssl/ed25519.ts'
import type { HostKey } from '../host-key.ts'
import { asCardPerson, openPerson } from '../roll-row.ts'
import type { ListByTwo } from './list-by-two.ts'
import { approvedRows, boxRows } from './rows.ts'

interface Parts {
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  readonly variants: Readonly<Record<string, string>>
  readonly randomness: Randomness
}

type Of<L extends { readonly number: number; readonly boxes: readonly unknown[] }> = ConstructorParameters<
  typeof ListByTwo<L>
>[1]

export function boxList({ electionId, number: election }: Parts): Of<BoxList> {
  return {
    act: 'boxes-signed',
    async make(ask, number) {
      const rows = boxRows.parse(await ask('SELECT * FROM roll.boxes($1)', [election]))
      return { electionId, number, boxes: rows.map(({ box_id, style }) => ({ box: boxIdOf(box_id), style })) }
    },
    sign: (list, secretKey) => signBoxList(list, secretKey, signNative),
    write: writeBoxList,
    signed: (ask, { boxes }) => ask('SELECT roll.list_boxes($1, $2)', [election, boxes.map(({ box }) => fromHex(box))]),
  }
}

/** Sealed to the sorting key before it leaves the server: the office's browser and the stick have no name of it. */
export function approvedList(parts: Parts, sortingKey: Uint8Array): Of<ApprovedList> {
  const { electionId, key, number: election, randomness, variants } = parts
  return {
    act: 'approved-signed',
    async make(ask, number) {
      const rows = approvedRows.parse(await ask('SELECT * FROM roll.approved($1)', [election]))
      const boxes = rows.map(({ bound, box_id, former, roll_no, sealed }) => {
        // An extract after a vote changes nothing of whose card signed it.
        const people = [sealed, ...former, ...bound].map((each) => openPerson(key, roll_no, each))
        return { handle: handleOf(electionId, boxIdOf(box_id)), people: people.map(named) }
      })
      return { electionId, number, variants, boxes: boxes.toSorted((a, b) => (a.handle < b.handle ? -1 : 1)) }
    },
    sign: (list, secretKey) => signApproved(list, secretKey, signNative),
    write: (list, by) => sealApproved(list, by, sortingKey, randomness),
  }
}

/** A list without one of them would stop that person's vote (S13). */
function named(person: ReturnType<typeof openPerson>): CardPerson {
  assert(person !== null, 'approved list: each row of this database was sealed by the key of this host')
  return asCardPerson(person)
}
