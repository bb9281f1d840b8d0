import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import { readTallyLog } from '#election/log/tally-log.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  TALLY_PASSPHRASE,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import {
  compareReports,
  type DrivenTally,
  driveTally,
  joinPaper,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { announcementFiles, isOnlyShown, MERGED_RECORDS, STAGE_FILES } from '#simulation/counting/files-of-a-count.ts'
import { ZERO_CHECKED } from '#simulation/counting/receive-stations.ts'
import { type Session, writeFreshPair, writePair } from '#simulation/counting/sealed-pair.ts'
import { countResultJson } from './services/count/result-json.ts'

const randomness = secureRandomness()
let directory: string
let made: CountingElection
let driven: DrivenTally
const slots: string[] = []

const repeat = (session: Session, times: number): Session[] => Array.from({ length: times }, () => session)
/** Unlike machines, so that a figure of one would be recognised. */
const VOTES: Readonly<Record<string, readonly Session[]>> = {
  '1 1': [...repeat([11, 21], 7), ...repeat([12, 22], 1)],
  '1 2': [...repeat([11, 23], 3), ...repeat([null, 24], 2)],
  '2 1': [...repeat([12, 22], 9), ...repeat([12, null], 4)],
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-'))
  made = await countingElection(randomness)
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 13, pairs: ['started', 'started', 'spare'] })
  await writeStationReport(made, directory, { station: '2', voters: 13, pairs: ['started', 'spare'] })
  for (const [place, sessions] of Object.entries(VOTES)) {
    const [station, pair] = place.split(' ') as [string, string]
    const media = await writePair(made, { station, pair: Number(pair), sessions }, join(directory, 'media'), randomness)
    slots.push(media.original)
  }
  const spare = await writeFreshPair(made, { station: '1', pair: 3 }, join(directory, 'media'), randomness)
  slots.push(spare.original, join(directory, 'empty slot'))
  driven = await driveTally(config(), randomness)
})

afterAll(async () => {
  await driven.tally.stop()
  await rm(directory, { recursive: true })
})

function config() {
  const at = (name: string) => join(directory, name)
  return {
    package: at('package'),
    machine: at('machine'),
    media: slots,
    reports: at('reports'),
    shares: at('shares'),
    out: at('out'),
  }
}

// TC-16
describe('a district is counted', () => {
  it('starts with the fingerprint and shows that it holds nothing', async () => {
    const ready = await driven.until((view) => view.phase !== 'starting')
    expect(ready.phase).toBe('choose-mode')
    expect(ready.head?.fingerprint).toBe(made.election.fingerprint)
    const wrong = await driven.unlock('another one')
    expect(wrong.message?.code).toBe('wrong-tally-passphrase')
    expect((await driven.unlock(TALLY_PASSPHRASE)).machineKey).toBe('open')
    const zero = await driven.act({ type: 'choose-mode', mode: 'count' })
    expect(zero.phase).toBe('zero-check')
    expect(zero.result).toBeNull()
    expect((await driven.act(ZERO_CHECKED)).phase).toBe('receive')
  })

  it('refuses media before their station report, and refuses to count', async () => {
    const view = await driven.act({ type: 'read-media' })
    expect(view.message).toEqual({ code: 'several-media-refused', about: { count: 4 } })
    expect(view.slots.slice(0, 4).every(({ refusal }) => refusal?.type === 'station-not-received')).toBe(true)
    expect(view.stations.every((station) => station.pairs.read === 0)).toBe(true)
    expect((await driven.act({ type: 'count' })).message?.code).toBe('incomplete')
  })

  it('takes reports and originals in any order and puts the unused spare aside', async () => {
    expect((await driven.act({ type: 'receive-reports' })).message).toBeNull()
    await compareReports(driven)
    const view = await driven.act({ type: 'read-media' })
    expect(view.slots.map((slot) => slot.state)).toEqual(['accepted', 'accepted', 'accepted', 'refused', 'empty'])
    expect(view.slots[3]?.refusal?.type).toBe('unused-spare')
    expect(view.missing).toEqual([])
    expect(view.stations.map((station) => station.books)).toEqual(['balanced', 'balanced'])
    expect(view.result).toBeNull()
  })

  it('asks for k shares and opens once', async () => {
    expect((await driven.act({ type: 'count' })).mixed).toMatchObject({ records: 52, mixers: 2 })
    expect((await driven.act({ type: 'count' })).message?.code).toBe('seats-missing')
    const wrong = await driven.give(1, 'not this one')
    expect(wrong.message?.code).toBe('wrong-passphrase')
    expect(wrong.seats[0]?.state).toBe('wrong-passphrase')
    await driven.give(1, made.passphrases[0] as string)
    const counted = await driven.give(3, made.passphrases[2] as string)
    expect(counted.message).toBeNull()
    expect(counted.phase).toBe('result')
    expect(counted.stages.map((stage) => stage.state)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(counted.seats.every((seat) => seat.state === 'empty')).toBe(true)
    expect((await driven.act({ type: 'read-media' })).message?.code).toBe('set-is-final')
  })

  it('CNT-07: tells no votes and elects nobody before the chair has said what paper there is', async () => {
    const { result, missing } = driven.tally.view()
    expect(result?.final).toBe(false)
    expect(missing.map(({ type }) => type)).toEqual(['paper', 'paper'])
    expect(countResultJson(result?.contests ?? [])).toMatchObject([
      { totals: null, joined: null, winners: [], needsLot: null, records: 26 },
      { totals: null, joined: null, winners: [], needsLot: null, records: 26 },
    ])
    const stage = JSON.parse(await readFile(join(directory, 'out', 'count', '4-counted', 'report.json'), 'utf8'))
    expect(stage).toMatchObject({ final: false, contests: [{ joined: null, winners: [] }, { winners: [] }] })
    expect((await driven.act({ type: 'print', document: 'result-sheet' })).message?.code).toBe('not-final')
  })

  it('shows the totals of the district', async () => {
    const { result } = await joinPaper(driven)
    expect(result?.final).toBe(true)
    expect(countResultJson(result?.contests ?? [])).toEqual([
      {
        id: 'mayor',
        title: '見本市長選挙',
        seats: 1,
        totals: { '1': 10, '2': 14 },
        valid: 24,
        ended: 2,
        invalid: 0,
        unopened: 0,
        records: 26,
        joined: { totals: { '1': '10', '2': '14' }, valid: '24', invalid: 0, cast: 24, takenAway: 0 },
        ineligible: [],
        winners: [2],
        needsLot: null,
        uncontested: false,
      },
      {
        id: 'council',
        title: '見本市議会議員一般選挙',
        seats: 3,
        totals: { '1': 7, '2': 10, '3': 3, '4': 2, '5': 0 },
        valid: 22,
        ended: 4,
        invalid: 0,
        unopened: 0,
        records: 26,
        joined: {
          totals: { '1': '7', '2': '10', '3': '3', '4': '2', '5': '0' },
          valid: '22',
          invalid: 0,
          cast: 22,
          takenAway: 0,
        },
        ineligible: [],
        winners: [1, 2, 3],
        needsLot: null,
        uncontested: false,
      },
    ])
  })

  it('prints result sheet, counting record and storage list', async () => {
    for (const document of ['result-sheet', 'counting-record', 'storage-list'] as const) {
      const view = await driven.act({ type: 'print', document })
      const path = view.documents.find((printed) => printed.document === document)?.path as string
      expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    }
  })

  it('announces with a number, and prints the paper of it', async () => {
    expect(await driven.act({ type: 'announce' })).toMatchObject({
      announcements: [{ number: 1, final: true, paper: null }],
      nextAnnouncement: null,
    })
    const { announcements } = await driven.act({ type: 'print-announcement', number: 1 })
    expect((await readFile(announcements[0]?.paper ?? '')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('leaves no file that a start believes unasked: tally/services/each-byte-between-two-stages.night.test.ts changes each', async () => {
    const out = join(directory, 'out')
    const there = await readdir(out, { recursive: true, withFileTypes: true })
    const files = there.filter((each) => each.isFile()).map((each) => relative(out, join(each.parentPath, each.name)))
    // No file of the bundle is believed: a start reads its number in stage 3, and holders and checkers check all of it.
    const believed = files.filter((file) => !isOnlyShown(file) && !file.startsWith('bundle/'))
    expect(believed.sort()).toEqual([...STAGE_FILES, MERGED_RECORDS, ...announcementFiles(1)].sort())
    expect(files.filter(isOnlyShown)).toContain('tally.log')
  })

  it('leaves no record of a machine behind and shows the same result after a restart, without a key', async () => {
    const received = await readdir(join(directory, 'out', 'count', '1-received'))
    expect(received.sort()).toEqual(['report.json', 'report.sig'])
    expect(existsSync(join(directory, 'out', 'count', '3-opened', 'report.json'))).toBe(true)
    const { result: before, announcements } = driven.tally.view()
    // One program at a time writes to a directory: two would each lose what the other adds to the log.
    await driven.tally.stop()
    const again = await driveTally(config(), randomness)
    await startCounting(again)
    const view = await again.until((each) => each.phase === 'result' && each.busy === null)
    expect(view.result).toEqual(before)
    // The papers that lie there are found again.
    expect(view.announcements).toEqual(announcements)
    expect((await again.act({ type: 'announce' })).message?.code).toBe('announced-already')
    expect((await again.act({ type: 'count' })).message?.code).toBe('set-is-final')
    await again.tally.stop()
  })

  it('shows no result from an opened stage that was changed on the disk by one vote', async () => {
    const opened = join(directory, 'out', 'count', '3-opened', 'report.json')
    const before = await readFile(opened, 'utf8')
    const report = JSON.parse(before) as { selections: { records: number }[] }
    const [first] = report.selections
    if (first !== undefined) first.records++
    await writeFile(opened, canonicalJson(report))
    const again = await driveTally(config(), randomness)
    const view = await again.until((each) => each.phase !== 'starting')
    const message = { code: 'count-changed', about: { file: '3-opened/report.json' } }
    expect(view).toMatchObject({ phase: 'out-of-service', message, result: null })
    await again.tally.stop()
    await writeFile(opened, before)
  })

  it('a merge that was cut leaves nothing in the order of the media: the next start erases it', async () => {
    const out = join(directory, 'cut')
    await mkdir(join(out, 'count', '2-merged'), { recursive: true })
    await writeFile(join(out, 'count', '2-merged', 'records.bucket-0'), 'records of one medium in a row')
    const again = await driveTally({ ...config(), out }, randomness)
    await again.until((view) => view.phase === 'choose-mode')
    expect(existsSync(join(out, 'count', '2-merged'))).toBe(false)
    await again.tally.stop()
  })

  it('LAW-07: keeps a log of what it did, chained, without a passphrase, a figure or a name', async () => {
    const again = await driveTally(config(), randomness)
    await again.until((view) => view.phase === 'choose-mode')
    again.tally.send({ type: 'show-log' })
    const shown = await again.until((view) => view.log !== null)
    await again.tally.stop()
    const log = await readFile(join(directory, 'out', 'tally.log'))
    const { entries, unbroken } = readTallyLog(new Uint8Array(log))
    expect(unbroken).toBe(true)
    expect(shown.log).toEqual({ entries, earlier: 0, unbroken: true })
    const told = entries.map(({ event }) => event)
    const [started] = told
    expect(started).toMatchObject({ type: 'tally-started', goesOn: false })
    for (const event of [
      { type: 'medium-refused', slot: 1, station: '1', pair: null, code: 'station-not-received' },
      { type: 'report-received', station: '2', version: 1 },
      { type: 'medium-accepted', station: '2', pair: 1, role: 'original' },
      { type: 'medium-refused', slot: 4, station: '1', pair: 3, code: 'unused-spare' },
      { type: 'passphrase-wrong', seat: 1 },
      { type: 'share-accepted', seat: 3 },
      { type: 'records-opened' },
      { type: 'paper-printed', document: 'counting-record' },
      { type: 'announced', number: 1 },
      { type: 'announcement-printed', number: 1 },
      { ...started, goesOn: true },
    ])
      expect(told).toContainEqual(event)
    expect(told.filter(({ type }) => type === 'records-opened')).toHaveLength(1)
    expect(told.filter(({ type }) => type === 'medium-accepted')).toHaveLength(3)
    for (const secret of ['not this one', ...made.passphrases]) expect(log.toString()).not.toContain(secret)
  })
})
