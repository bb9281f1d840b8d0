/** The whole day of the tab in one process: cards from the desk, votes by touch and by ear, the closing, the count, and the independent reader on its bundle. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { checkAsThePage } from '#simulation/bundle/check-as-the-page.ts'
import { nextKeys, nextPress } from '#simulation/people/voter.ts'
import { importedFor } from '../tab-election.ts'
import { browserRandomness } from './browser-world.ts'
import { tarOf } from './counted-day.ts'
import { makeStationElection } from './station-election.ts'
import { TabStation } from './tab-station.ts'

function sample(own: ReadonlyMap<string, Uint8Array> = new Map()): ElectionSources {
  const imported = importedFor(own)
  assert(imported.ok, 'an election to try')
  return imported.value
}

async function room(sources = sample()) {
  const heard: string[] = []
  let ends: (() => void) | null = null
  const station = await TabStation.open(makeStationElection(sources, browserRandomness), {
    randomness: browserRandomness,
    panelWidthMm: 345.4,
    speaker: {
      say: (words, whole) => {
        heard.push(words.map(({ text }) => text).join(' '))
        ends = whole
      },
      hush: () => {
        ends = null
      },
    },
    onChange: () => {},
  })
  const page = () => station.machineView.page.type
  /** The voter hears it out: all that is said, sentence after sentence. */
  const hearOut = async () => {
    for (let whole = ends; whole !== null; whole = ends) {
      ends = null
      whole()
      await rest()
    }
  }
  return { station, hearOut, heard, page }
}

type Room = Awaited<ReturnType<typeof room>>

/** All is in memory, so nothing waits for longer than a few turns of the program. */
async function rest(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await new Promise<void>((resolve) => setImmediate(resolve))
}

const PRESSES = 60

/** By touch, the card that lies there. */
async function votes({ station }: Room, wish: (title: string) => number | 'leave-contest') {
  for (let presses = 0; presses < PRESSES && station.nextAct !== 'take'; presses++) {
    await rest()
    const { serial, page } = station.machineView
    const press = nextPress(page, wish)
    if (press !== null) station.pressMachine({ on: serial, press })
  }
  expect(station.nextAct).toBe('take')
  station.takeFromMachine()
  await rest()
}

/** The first candidate of each contest, by keys. */
async function votesByEar({ station, hearOut }: Room) {
  for (let keys = 0; keys < PRESSES && station.nextAct !== 'take'; keys++) {
    await rest()
    await hearOut()
    const { page } = station.machineView
    for (const key of page.type === 'audio' ? nextKeys(page.phase, 0) : []) {
      station.key(key)
      await rest()
      await hearOut()
    }
  }
  expect(station.nextAct).toBe('take')
  station.takeFromMachine()
  await rest()
}

const ids = (sources: ElectionSources, contest: string) =>
  sources.candidates.filter((each) => each.contest === contest).map(({ id }) => id)

it('voters by the played clerk, by touch and by ear; the bundle of the day is one that the check page holds', async () => {
  const sources = sample()
  const here = await room(sources)
  const { station, heard } = here
  const [mayors, council] = [ids(sources, 'mayor'), ids(sources, 'council')]
  for (const [mayor, member] of [
    [1, 3],
    [1, 0],
  ] as const) {
    expect(await station.serveNext('normal')).toBe(true)
    await votes(here, (title) => (title.includes('市長') ? mayors[mayor] : council[member]) ?? 0)
    expect(station.handIsFinished).toBe(true)
    station.giveBack()
  }
  expect(await station.serveNext('audio')).toBe(true)
  await votesByEar(here)
  station.giveBack()
  expect(heard.join(' ')).toContain('たかはし　いちろう')
  await station.close()
  const day = await station.count([1, 3])
  const votesOf = (contest: string) =>
    day.count.contests.find((each) => each.contest.id === contest)?.totals.map(({ votes }) => votes)
  expect(votesOf('mayor')).toEqual([1, 2, 0])
  expect(votesOf('council')).toEqual([2, 0, 0, 1, 0, 0, 0, 0, 0])
  const tar = [{ path: 'bundle.tar', file: new Blob([tarOf(day.bundle) as Uint8Array<ArrayBuffer>]) }]
  const key = toHex(station.election.authority.publicKey)
  const found = await checkAsThePage(tar, { authority: { key }, bundle: day.number }, 64)
  assert(typeof found !== 'string' && 'findings' in found, 'files that are a bundle')
  expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
  expect(found.findings.filter(({ result }) => result === 'not-checked')).toEqual([])
  expect([found.holds, found.use, found.fingerprint]).toEqual([true, 'fixture', day.number])
})
