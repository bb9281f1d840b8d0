/** The election chair's declaration on a pair that is nowhere, by the desk's own clock. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import { declareInOffice } from '#simulation/office/declare-in-office.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PreparedDesk } from '../prepare-desk.ts'

const CHAIR = '選挙 長一郎'
const WITNESSES = ['開立 春子', '開立 夏男']
const KNOWN = '閉鎖のあと、正（原本）・副（複写）とも見つからない。送致箱と運んだ道を探した'
const OPINION = '両名とも異議なし'

/**
 * @param told by contest: how many records its closing screen showed, where the station's books know it
 * @param out the medium that goes into the tally's slot for reports
 */
export async function declareLost(
  { directory, people }: PreparedDesk,
  { station, pair }: Machine,
  told: ReadonlyMap<string, number>,
  out: string,
  now: LocalMinute,
): Promise<void> {
  assert(pair !== null, 'desk: a voting machine has a pair')
  const from = { package: join(directory, 'package'), office: join(directory, 'office'), out }
  const recordsTold = told.size === 0 ? null : Object.fromEntries(told)
  const said = { cause: 'lost', known: KNOWN, opinion: OPINION, witnesses: WITNESSES, recordsTold } as const
  must(
    await declareInOffice({ ...from, passphrase: people.officePassphrase, chair: CHAIR, now }, { station, pair }, said),
    'desk: the declaration is signed',
  )
}
