/** The whole day of the tab in one process: cards from the desk, votes by touch and by ear, the closing, the count, and the independent reader on its bundle. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { checkAsThePage } from '#simulation/bundle/check-as-the-page.ts'
import { nextKeys, nextPress, type Places, type Wishes } from '#simulation/people/voter.ts'
import { OWN_FILES, SAMPLE } from '../sample-election.ts'
import { importedFor } from '../tab-election.ts'
import { browserRandomness } from './browser-world.ts'
import { type CountedDay, tarOf } from './counted-day.ts'
import { resultsOf } from './results.ts'
import { makeStationElection, type StationElection } from './station-election.ts'
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
async function votes({ station }: Room, wish: Wishes) {
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

/** The first candidate of each contest, by keys, unless another wish is said. */
async function votesByEar({ station, hearOut }: Room, placesOf: (title: string) => Places = () => 0) {
  for (let keys = 0; keys < PRESSES && station.nextAct !== 'take'; keys++) {
    await rest()
    await hearOut()
    const { page } = station.machineView
    const title = page.type === 'audio' ? (page.contest?.title ?? '') : ''
    for (const key of page.type === 'audio' ? nextKeys(page.phase, placesOf(title)) : []) {
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
  expect(await failingIn(day, station.election)).toEqual([])
})

/** Checks of the page that do not hold, or that nobody made, on the bundle of a day. */
async function failingIn(day: CountedDay, { authority }: StationElection) {
  const tar = [{ path: 'bundle.tar', file: new Blob([tarOf(day.bundle) as Uint8Array<ArrayBuffer>]) }]
  const paper = { authority: { key: toHex(authority.publicKey) }, bundle: day.number }
  const found = await checkAsThePage(tar, paper, 64)
  assert(typeof found !== 'string' && 'findings' in found, 'files that are a bundle')
  expect([found.holds, found.use, found.fingerprint]).toEqual([true, 'fixture', day.number])
  return found.findings.filter(({ result }) => result !== 'holds').map(({ check }) => check)
}

const csv = (text: string) => new TextEncoder().encode(text)
const HEAD = 'contest,number,name,kana,party,party_kana,display_name\r\n'
const ONE_CONTEST = csv('contest,title,kind,seats\r\nmayor,霧町長選挙,head,1\r\n')
const twoMayors = csv(`${HEAD}mayor,1,木村　藍,きむら　あい,,,\r\nmayor,2,原　蓮,はら　れん,,,\r\n`)

it('a card taken in the middle is asked for again, and the vote goes on; by ear it is led by the keys again', async () => {
  for (const way of ['normal', 'audio'] as const) {
    const { station, hearOut, page } = await room()
    await station.serveNext(way)
    await rest()
    if (way === 'normal') station.pressMachine({ on: station.machineView.serial, press: { type: 'next' } })
    else {
      await hearOut()
      station.key('select')
    }
    await rest()
    station.takeFromMachine()
    await rest()
    expect([page(), station.nextAct]).toEqual(['card-away', 'lay-again'])
    station.layOnMachine()
    await rest()
    expect([station.nextAct, station.byKeys]).toEqual(['none', way === 'audio'])
  }
})

it('whom the desk refuses goes home, and when everybody was here nobody is served', async () => {
  const here = await room()
  const { station } = here
  let served = 0
  while (await station.serveNext('normal')) {
    served++
    await votes(here, () => 'leave-contest')
    station.giveBack()
  }
  // Two of the sample have voted early or absent.
  expect([served, station.voters.length]).toEqual([22, 24])
})

it('a town’s own files: an election of one contest is played and counted; one that nobody votes on, and a wrong one, are refused', async () => {
  const sources = sample(
    new Map([
      ['contests.csv', ONE_CONTEST],
      ['candidates.csv', twoMayors],
    ]),
  )
  const here = await room(sources)
  const { station } = here
  await station.serveNext('normal')
  await votes(here, () => ids(sources, 'mayor')[1] ?? 0)
  station.giveBack()
  await station.close()
  const { count } = await station.count([1, 2])
  expect(count.contests.map(({ totals }) => totals.map(({ votes }) => votes))).toEqual([[0, 1]])
  const alone = csv(`${HEAD}mayor,1,木村　藍,きむら　あい,,,\r\n`)
  const files = new Map([
    ['contests.csv', ONE_CONTEST],
    ['candidates.csv', alone],
  ])
  expect(importedFor(files)).toMatchObject({ ok: false, error: { type: 'uncontested' } })
  const wrong = importedFor(new Map([['candidates.csv', csv('contest,number,name\r\nmayor,1,藍\r\n')]]))
  const codes = !wrong.ok && wrong.error.type === 'problems' && wrong.error.problems.errors.map(({ code }) => code)
  expect(codes).toContain('missing-column')
})

it('a review of judges beside a mayor, from a town’s own files: marked by touch and by ear, and counted for each judge', async () => {
  const rows = [
    'mayor,1,木村　藍,きむら　あい,,,,',
    'mayor,2,原　蓮,はら　れん,,,,',
    ...['見本　太郎,みほん　たろう', '手毬　花子,てまり　はなこ', '朝霧　誠,あさぎり　まこと'].map(
      (judge, at) => `review,${at + 1},${judge},,,,${at === 1 ? '退官' : ''}`,
    ),
  ]
  const contests = 'mayor,霧町長選挙,head,1\r\nreview,最高裁判所裁判官国民審査,国民審査,\r\n'
  const files = new Map([
    ['contests.csv', csv(`contest,title,kind,seats\r\n${contests}`)],
    ['candidates.csv', csv([`${HEAD.trim()},state`, ...rows, ''].join('\r\n'))],
  ])
  const sources = sample(files)
  const here = await room(sources)
  const { station } = here
  const [mayor = 0] = ids(sources, 'mayor')
  const [first = 0, , third = 0] = ids(sources, 'review')
  for (const marked of [[third, first], []]) {
    await station.serveNext('normal')
    await votes(here, (title) => (title.includes('町長') ? mayor : marked))
    station.giveBack()
  }
  await station.serveNext('audio')
  await votesByEar(here, (title) => (title.includes('町長') ? 0 : { marked: [0], judges: 3 }))
  station.giveBack()
  await station.close()
  const day = await station.count([1, 2])
  const [, review] = resultsOf(day, station.election)
  expect(review).toMatchObject({ records: 3, ended: 0, state: 'joined' })
  expect(review?.candidates.map(({ number, machine }) => [number, machine])).toEqual([
    [1, 2],
    [3, 1],
  ])
  // The report of the station says how many are on the roll, so nothing is left open.
  expect(review?.judges?.map(({ number, verdict }) => [number, verdict])).toEqual([
    [1, 'dismissed'],
    [3, 'not-dismissed'],
  ])
  expect(await failingIn(day, station.election)).toEqual([])
})

it('a town’s own files for the real day with judges in it are refused in words: no law has them at a station', () => {
  const election = new TextDecoder().decode(SAMPLE.get('election.csv')).replace('rehearsal,yes', 'rehearsal,no')
  const contests = 'contest,title,kind,seats\r\nmayor,最高裁判所裁判官国民審査,国民審査,\r\n'
  const files = new Map([
    ['election.csv', csv(election)],
    ['contests.csv', csv(contests)],
    ['candidates.csv', csv(`${HEAD}mayor,1,木村　藍,きむら　あい,,,\r\n`)],
  ])
  const read = importedFor(files)
  const codes = !read.ok && read.error.type === 'problems' && read.error.problems.errors.map(({ code }) => code)
  expect(codes).toEqual(['kind-for-practice-alone'])
})

it('all that a visitor may exchange is in the sample', () => {
  expect(OWN_FILES.filter((name) => !SAMPLE.has(name))).toEqual([])
})
