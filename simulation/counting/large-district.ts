/** The district of `fixtures/elections/niimi-2002` at the counting place, two sessions a machine, with each trouble that a night may bring. */
import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import type { MachineId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from './counting-election.ts'
import { declareLost } from './declare-lost.ts'
import { type Session, writeFreshPair, writePair } from './sealed-pair.ts'

const STATIONS = join(import.meta.dirname, '../../fixtures/elections/niimi-2002/stations.csv')
const SESSIONS = 2

/** Its machine died, another one closed its pair, and the original was damaged on its way. */
export const DEAD = { station: '5', pair: 1, closedBy: '5-K5' } as const
/** Both media burnt on their way. */
export const LOST = { station: '9', pair: 2 } as const
/** A spare that nobody started. */
const SPARE = { station: '1', pair: 6 } as const

/** A machine's record for mayor: a number of the current list, somebody who died since, or ended. */
type Mayor = 1 | 2 | 3 | 'died' | 'ended'
type Councillor = 1 | 2 | 3 | 4 | 5 | 'ended'

export type LargeDistrict = Awaited<ReturnType<typeof largeDistrict>>

/** @returns `originals`: `<station> <pair>` → file of its box, without the lost pair; `votes`: of all media but the lost ones */
export async function largeDistrict(directory: string, randomness: Randomness) {
  const stations = await stationsOfNiimi()
  // Four stand for mayor in list 1; the fourth has died in list 2.
  const lists = { candidates: [3, 5], mayorsOfList1: 4, goneStay: 'died' } as const
  const made = await countingElection(randomness, { stations, eligible: 40, seats: 3, holders: [5, 3], ...lists })
  await writeCountingElection(made, directory)
  const media = join(directory, 'media')
  const originals = new Map<string, string>()
  const mayor: Mayor[] = []
  const council: Councillor[] = []
  let deadsDuplicate = ''
  let voter = 0
  for (const [i, { kiosks, spares }] of stations.entries()) {
    const station = String(i + 1)
    for (let pair = 1; pair <= kiosks; pair++) {
      const chosen = Array.from({ length: SESSIONS }, () => choicesOf(voter++))
      const isDead = station === DEAD.station && pair === DEAD.pair
      const seal = isDead ? { machine: DEAD.closedBy as MachineId } : {}
      const sessions = chosen.map((each) => sessionOf(made, each))
      const written = await writePair(made, { station, pair, sessions, seal }, media, randomness)
      if (isDead) deadsDuplicate = written.duplicate
      if (station === LOST.station && pair === LOST.pair) continue
      originals.set(`${station} ${pair}`, written.original)
      mayor.push(...chosen.map((each) => each.mayor))
      council.push(...chosen.map((each) => each.council))
    }
    const pairs = [...Array<'started'>(kiosks).fill('started'), ...Array<'spare'>(spares).fill('spare')]
    const dies = station === DEAD.station
    const takenOverBy: Readonly<Record<number, string>> = dies ? { [DEAD.pair]: DEAD.closedBy } : {}
    const states = pairs.map((state, k) => (dies && k + 1 === DEAD.pair ? ('failed' as const) : state))
    await writeStationReport(made, directory, { station, voters: SESSIONS * kiosks, pairs: states, takenOverBy })
  }
  await damage(originals.get(`${DEAD.station} ${DEAD.pair}`) ?? '')
  await declareLost(made, join(directory, 'reports'), [BURNT])
  const spare = await writeFreshPair(made, SPARE, media, randomness)
  const others = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  const other = await writePair(
    others,
    { station: '1', pair: 1, sessions: [[11, 21]] },
    join(directory, 'other'),
    randomness,
  )
  const noBox = join(directory, 'no box')
  await mkdir(noBox)
  await writeFile(join(noBox, BALLOT_BOX_FILE), 'photographs of somebody\n'.repeat(PAGE_BYTES))
  const wrong = { deadsDuplicate, spare: spare.original, otherElection: other.original, noBox }
  return { made, stations: stations.map((_, i) => String(i + 1)), originals, votes: { mayor, council }, ...wrong }
}

/** A stick is put into a slot: the same file, in another place. */
export async function insert(medium: string, slot: string): Promise<void> {
  await mkdir(slot, { recursive: true })
  await link(join(medium, BALLOT_BOX_FILE), join(slot, BALLOT_BOX_FILE))
}

async function stationsOfNiimi(): Promise<readonly { readonly kiosks: number; readonly spares: number }[]> {
  const [head = '', ...lines] = (await readFile(STATIONS, 'utf8')).trim().split('\n')
  const at = (name: string) => head.split(',').indexOf(name)
  const [kiosks, spares] = [at('kiosks'), at('spares')]
  return lines.map((line) => {
    const cells = line.split(',')
    return { kiosks: Number(cells[kiosks]), spares: Number(cells[spares]) }
  })
}

function choicesOf(voter: number): { readonly mayor: Mayor; readonly council: Councillor } {
  const mayors: readonly Mayor[] = [1, 2, 1, 2, 3, 1, 2, 'died', 1, 'ended']
  const councillors: readonly Councillor[] = [1, 2, 1, 3, 2, 1, 4, 2, 3, 5, 'ended']
  const [mayor, council] = [mayors[voter % mayors.length], councillors[voter % councillors.length]]
  assert(mayor !== undefined && council !== undefined, 'large district: a choice for everybody')
  return { mayor, council }
}

function sessionOf(made: CountingElection, { mayor, council }: ReturnType<typeof choicesOf>): Session {
  const ofMayor = mayor === 'died' ? made.record(0, 14, 1) : mayor === 'ended' ? null : 10 + mayor
  return [ofMayor, council === 'ended' ? null : 20 + council]
}

/** One byte of what the machine sealed. */
async function damage(medium: string): Promise<void> {
  const file = join(medium, BALLOT_BOX_FILE)
  const bytes = await readFile(file)
  const at = bytes.findIndex((byte, i) => i > 50 * PAGE_BYTES && byte !== 0)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(file, bytes)
}

const BURNT: LostPair = {
  station: stationId.parse(LOST.station),
  pair: pairNumber.parse(LOST.pair),
  cause: 'destroyed',
  known: '送致の車の火災',
  opinion: '異議なし',
  witnesses: ['立会 春子'],
  recordsTold: { mayor: SESSIONS, council: SESSIONS },
}
