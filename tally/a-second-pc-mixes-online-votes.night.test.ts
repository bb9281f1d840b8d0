/**
 * R9, CNT-08: a list with votes of an online ballot box, or without those that the commission has declared lost, goes to a second PC. That PC
 * holds it against the seal of the online votes, or the signed declaration, by itself, and shows the hall which of the two it was.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CarriedList, carriedListFile, parseCarriedList } from '#election/bundle/carried-files.ts'
import { type LostPair, ONLINE_BOX } from '#election/count/lost-media.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { declareLost } from '#simulation/counting/declare-lost.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { bundleFound, holdersOpen, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { type TwoPcs, twoPcs } from '#simulation/counting/second-pc.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { countResultJson } from './services/count/result-json.ts'

const BOX = new TextEncoder().encode('an export')
const HEARD = { known: '火災', opinion: '異議なし', witnesses: ['立会 一郎'], recordsTold: null } as const
const LOST: readonly LostPair[] = [
  { ...ONLINE_BOX, cause: 'destroyed', ...HEARD },
  { station: stationId.parse('2'), pair: pairNumber.parse(1), cause: 'lost', ...HEARD },
]

let night: MixedNight
let pcs: TwoPcs
let second: DrivenTally
const at = (name: string) => join(night.directory, name)
const folder = (name: string) => join(pcs.stick, 'ippyo-mix', name)
const there = () => second.act({ type: 'mix-carried' })

beforeEach(async () => {
  const made = await mixedNight({ publication: 'from-first-mix', online: true })
  night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), join(made.directory, 'online')] } }
})
afterEach(async () => {
  await pcs.first.tally.stop()
  await second.tally.stop()
  await rm(night.directory, { recursive: true })
})

/** To the stick with the list, in the second PC. */
async function carriedOut(): Promise<void> {
  pcs = await twoPcs(night)
  second = await pcs.second()
  // A station whose voters are more than its records is asked about.
  for (const { id } of pcs.first.tally.view().doubts) {
    await pcs.first.act({ type: 'explain', doubt: id, reason: '組1は火災で失われた', by: ['選挙長', '立会人'] })
  }
  expect((await pcs.first.act({ type: 'mix-with-second' })).message).toBeNull()
  expect((await pcs.first.act({ type: 'carry-out' })).message).toBeNull()
}

/** Somebody who has the stick for a while takes files out, and writes the list that fits. */
async function without(...paths: readonly string[]): Promise<() => Promise<void>> {
  const kept = await Promise.all(
    ['list.json', ...paths].map(async (path) => [path, await readFile(folder(path))] as const),
  )
  const list = parseCarriedList(new Uint8Array(kept[0]?.[1] ?? [])) as CarriedList
  for (const path of paths) await rm(folder(path))
  const files = list.files.filter(({ path }) => !paths.includes(path))
  await writeFile(folder('list.json'), carriedListFile({ ...list, files }).bytes)
  return async () => {
    for (const [path, bytes] of kept) await writeFile(folder(path), bytes)
  }
}

async function mayorAfterAll() {
  expect((await pcs.first.act({ type: 'carry-in' })).message).toBeNull()
  expect((await holdersOpen(night, pcs.first, [1, 3])).phase).toBe('result')
  const { result } = await joinPaper(pcs.first)
  const found = await bundleFound(night)
  // Nobody told the checker the number on paper.
  expect(found.findings.filter(({ result: each }) => each !== 'holds').map(({ check }) => check)).toEqual(['V34'])
  return countResultJson(result?.contests ?? [])[0]?.joined?.totals
}

function naive(votes: readonly number[]) {
  return countNaive({ kind: 'head', seats: 1, candidates: [1, 2] }, [...votes]).totals
}

it('with the seal of the online votes, and not without it', async () => {
  const voters = [
    [11, 23],
    [12, null],
    [12, 21],
  ]
  await writeSortedStick(night.made, sortedOf(night.made, voters, BOX), { box: BOX, directory: at('online') })
  await carriedOut()
  expect((await readdir(folder('seals'))).sort()).toEqual(['1-1.bin', '2-1.bin', 'online.bin'])
  const again = await without('seals/online.bin')
  expect((await there()).message).toEqual({ code: 'carry-list-does-not-hold', about: { file: 'seals/online.bin' } })
  await again()
  // The hall compares the seals with the voting machines that were used: two.
  const { message, carriedMixed } = await there()
  expect([message, carriedMixed]).toMatchObject([null, { records: 16, seals: 2, online: true, lost: [], mixers: 2 }])
  expect(await mayorAfterAll()).toEqual(naive([1, 1, 2, 2, 2, 1, 2, 2]))
})

it('with the declaration of what is lost, named on the screen, and not without it', async () => {
  await mkdir(at('online'))
  await declareLost(night.made, at('reports'), LOST)
  const whole = night.config.media ?? []
  night = { ...night, config: { ...night.config, media: whole.filter((_, slot) => slot !== 1) } }
  await carriedOut()
  expect((await readdir(folder('seals'))).sort()).toEqual(['1-1.bin'])
  const again = await without('lost-media.json', 'lost-media.sig')
  expect((await there()).message).toEqual({ code: 'carry-list-does-not-hold', about: { file: 'seals/2-1.bin' } })
  await again()
  const { message, carriedMixed } = await there()
  const lost = LOST.map(({ station, pair }) => ({ station, pair }))
  expect([message, carriedMixed]).toMatchObject([null, { records: 6, seals: 1, online: false }])
  expect(new Set(carriedMixed?.lost.map((each) => JSON.stringify(each)))).toEqual(
    new Set(lost.map((each) => JSON.stringify(each))),
  )
  expect(await mayorAfterAll()).toEqual(naive([1, 1, 2]))
})
