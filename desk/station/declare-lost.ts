/** The election chair's declaration on a pair that is nowhere, made as `ippyo declare-lost` makes it in the office, by the desk's own clock. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import { declareLost as signed } from '#office/commands/declare-lost.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
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
  const refusals: string[] = []
  const io = {
    randomness: secureRandomness(),
    language: 'ja',
    notAsBuilt: null,
    out() {},
    err: (line: string) => void refusals.push(line),
    secrets: async () => [people.officePassphrase],
    progress: () => ({ show() {}, end() {} }),
    exit: (code: number) => assert(code === 0, `desk: the declaration is signed: ${refusals.join(' ')}`),
  } as const
  const from = { package: join(directory, 'package'), office: join(directory, 'office'), out, pair: { station, pair } }
  const said = {
    chair: CHAIR,
    cause: 'lost',
    known: KNOWN,
    opinion: OPINION,
    witness: WITNESSES,
    told: [...told],
  } as const
  await signed({ ...from, ...said }, io, now)
}
