/**
 * LAW-17: candidates' votes appear nowhere per station, machine or medium. Each machine of a small district gets its own
 * pattern of votes; then every byte that the program wrote, also into what it took away again, every view that it showed and
 * every text of its PDFs is searched for the figures of machines and stations.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection, writeStationReport } from '#simulation/counting/counting-election.ts'
import { compareReports, driveTally, joinPaper, mixAndOpen, startCounting } from '#simulation/counting/drive-tally.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { ROOT, reachedFrom } from '#simulation/secrecy/import-graph.ts'
import { type WatchedWrites, watchWrites } from '#simulation/secrecy/written-bytes.ts'
import { CAST_VOTE_RECORDS, tallyDocuments, tallyExports } from './session/screen-event.ts'

const repeat = (session: Session, times: number): Session[] => Array.from({ length: times }, () => session)
const MACHINES: Readonly<Record<string, readonly Session[]>> = {
  '1 1': [...repeat([11, 21], 37), ...repeat([12, 22], 29)],
  '1 2': [...repeat([11, 22], 41), ...repeat([null, 21], 31), ...repeat([12, null], 8)],
  '2 1': [...repeat([11, 22], 43), ...repeat([12, null], 47), ...repeat([null, 21], 9)],
}
/** Votes of one machine or one station for one candidate; none is also a figure of the district or a number of records. */
const SECRET_FIGURES = [37, 29, 41, 31, 43, 47, 78, 68, 70]

/** In reach of the helpers, and never called by them. */
const WRITERS_WITHIN_REACH = ['hardware/medium/box-file.ts', 'hardware/medium/create.ts']

let directory: string
const shown: string[] = []
let writes: WatchedWrites
const media: string[] = []

beforeAll(async () => {
  const randomness = secureRandomness()
  directory = await mkdtemp(join(tmpdir(), 'ippyo-law-17-'))
  const made = await countingElection(randomness)
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 146, pairs: ['started', 'started', 'spare'] })
  await writeStationReport(made, directory, { station: '2', voters: 99, pairs: ['started', 'spare'] })
  for (const [place, sessions] of Object.entries(MACHINES)) {
    const [station, pair] = place.split(' ') as [string, string]
    const written = await writePair(
      made,
      { station, pair: Number(pair), sessions },
      join(directory, 'media'),
      randomness,
    )
    media.push(written.original)
  }
  const at = (name: string) => join(directory, name)
  const paths = { reports: at('reports'), shares: at('shares'), out: at('out') }
  writes = await watchWrites(at('machine/authority.pub'))
  const driven = await driveTally({ package: at('package'), machine: at('machine'), media, ...paths }, randomness)
  driven.tally.subscribe((view) => shown.push(JSON.stringify(view)))
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  await mixAndOpen(driven, made.passphrases)
  const counted = await joinPaper(driven)
  expect(counted.result?.final).toBe(true)
  await driven.act({ type: 'write-minutes', by: '書記 花子', reason: '', fields: { 'count place': '市民体育館' } })
  for (const document of [...tallyDocuments, ...tallyExports]) await driven.act({ type: 'print', document })
  await driven.act({ type: 'make-cast-vote-records', warned: true })
  await driven.tally.stop()
})

afterAll(async () => {
  writes.end()
  await rm(directory, { recursive: true })
})

async function filesBelow(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Entries of cast vote records are numbered by their place: each number there is, and none of them a figure. */
const PLACES = /"record-\d+"/g

/** 照合番号: a group of it is five digits by chance, 00037 as well. */
const CHECK_NUMBERS = /(?<!\d)\d{5}(?:[\s-]\d{5}){3}(?!\d)/g

function numbersIn(text: string): Set<number> {
  return new Set(
    [
      ...text
        .replaceAll(PLACES, '')
        .replaceAll(CHECK_NUMBERS, '')
        .matchAll(/(?<![0-9A-Za-z.])\d+(?![0-9A-Za-z])/g),
    ].map((match) => Number(match[0])),
  )
}

const written = () => filesBelow(join(directory, 'out'))

it('a figure is searched for, and no group of a check number is taken for one', () => {
  expect([...numbersIn('37 00037 12345 00041 99999 00043')]).toEqual([37, 43])
})

it('writes only the files of its five stages and its documents', async () => {
  const names = (await written()).map((path) => path.slice(join(directory, 'out').length + 1)).sort()
  expect(names).toEqual([
    'bundle/count.json',
    'bundle/manifest.json',
    ...['mix', 'open'].flatMap((part) => ['0-1', '0-2', '1-1', '1-2'].map((of) => `bundle/${part}-${of}.bin`)),
    ...[0, 1].map((contest) => `bundle/opened-${contest}.bin`),
    ...['candidate-list-1.json', 'candidate-list-1.sig', 'package.json', 'package.sig'].map(
      (file) => `bundle/package/${file}`,
    ),
    ...[0, 1].map((contest) => `bundle/refused-${contest}.bin`),
    ...[1, 2].flatMap((number) => [`bundle/reports/${number}.json`, `bundle/reports/${number}.sig`]),
    ...['1-1', '1-2', '2-1'].map((pair) => `bundle/seals/${pair}.bin`),
    'bundle/sets.json',
    ...[0, 1].map((contest) => `bundle/votes-${contest}.bin`),
    'count/1-received/report.json',
    'count/1-received/report.sig',
    'count/2-merged/records',
    'count/2-merged/report.json',
    'count/2-merged/report.sig',
    'count/3-opened/report.json',
    'count/3-opened/report.sig',
    'count/4-counted/report.json',
    'count/4-counted/report.sig',
    'count/5-reconciled/report.json',
    'count/5-reconciled/report.sig',
    'count/tally.json',
    'count/tally.sig',
    ...[
      ...tallyDocuments.map((document) => `${document}.pdf`),
      ...['result.csv', 'result.json', 'result-nist.json', 'poll-result.csv', `result-${CAST_VOTE_RECORDS}.json`],
    ]
      .map((file) => `documents/${file}`)
      .sort(),
    'minutes/001.json',
    'minutes/001.sig',
    'tally.log',
  ])
})

// TC-27
it('no file and no document holds a figure of a machine or a station', async () => {
  for (const path of await written()) {
    // Ciphertexts, proofs and seals are no text; what is opened is that of the district, in the order of the mix.
    if (/records$|\.(sig|bin)$/.test(path)) continue
    const text = path.endsWith('.pdf') ? pdfText(path) : await readFile(path, 'utf8')
    const numbers = numbersIn(text)
    const found = SECRET_FIGURES.filter((figure) => numbers.has(figure))
    expect(found, path).toEqual([])
  }
  const result = numbersIn(await readFile(join(directory, 'out/count/4-counted/report.json'), 'utf8'))
  expect([121, 84, 77, 113].every((figure) => result.has(figure))).toBe(true)
})

it('nothing that it wrote on the way does, also not into what it took away again', async () => {
  const boxes = await Promise.all(media.map((place) => readFile(join(place, BALLOT_BOX_FILE))))
  const paths = [...new Set(writes.written.map(({ path }) => path))]
  const names = paths.map((path) => path.slice(directory.length + 1).replace(/M-\S+?\./, 'M.'))
  // A district that one bucket holds waits in memory; of several, `merge/each-bucket-size-mixes-the-same.day.test.ts` sees the files.
  expect(names.filter((name) => name.includes('bucket'))).toEqual([])
  // The watch sees what does not stay: what each medium gave, and files before they have their names.
  for (const part of ['.records', '.marks', 'report.json.unfinished', 'tally.log.unfinished'])
    expect(
      names.some((name) => name.includes(part)),
      part,
    ).toBe(true)
  for (const { path, bytes } of writes.written) {
    // Still encrypted, whole records: what they are is held against the media below. A PDF is read as it stays.
    if (/records(\.unfinished)?$/.test(path)) expect(bytes.length % RECORD_BYTES, path).toBe(0)
    // A seal is a page of a medium as it is: in its signature two digits stand alone by chance.
    else if (/seals\/\d+-\d+\.bin(\.unfinished)?$/.test(path))
      expect(
        boxes.some((box) => box.includes(bytes)),
        path,
      ).toBe(true)
    else if (!/\.(pdf|sig)(\.next)?\.unfinished$/.test(path)) {
      const numbers = numbersIn(bytes.toString('latin1'))
      expect(
        SECRET_FIGURES.filter((figure) => numbers.has(figure)),
        path,
      ).toEqual([])
    }
  }
})

it('the process that opens the machine’s key, and those that read media, can write no file and dump none', async () => {
  const helpers = ['open/key-process', 'receive/reader-process']
  const WRITES =
    /\b(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|writeWholeFile|appearWhole|openNew)\b|\.(write|pwrite)\(/
  const writers: string[] = []
  for (const file of reachedFrom(helpers.map((name) => `tally/services/${name}.ts`))) {
    const text = await readFile(join(ROOT, file), 'utf8')
    if (WRITES.test(text)) writers.push(file)
  }
  // A medium's driver writes too, for the kiosk: the reader opens it read-only, which the system keeps.
  expect(writers).toEqual(WRITERS_WITHIN_REACH)
  const start = await readFile(join(ROOT, 'shell/helper-process.ts'), 'utf8')
  expect(start).toContain('ulimit -c 0')
})

it('no view ever shows one, and none shows a candidate before the district is counted', () => {
  expect(shown.length).toBeGreaterThan(10)
  for (const view of shown) {
    // How far work has come, and how many seconds are left: any number by chance.
    const numbers = numbersIn(view.replaceAll(/"(readBytes|totalBytes|opened|done|total|secondsLeft)":\d+/g, ''))
    expect(SECRET_FIGURES.filter((figure) => numbers.has(figure))).toEqual([])
    const { phase, result } = JSON.parse(view)
    if (phase !== 'result') expect(result).toBeNull()
  }
})

it('the merged records are those of all media, and their order tells no machine', async () => {
  const machineOf = new Map<string, number>()
  for (const [machine, place] of media.entries()) {
    const bytes = await readFile(join(place, BALLOT_BOX_FILE))
    for (let at = 48 * PAGE_BYTES; at < bytes.length; at += PAGE_BYTES) {
      machineOf.set(bytes.subarray(at, at + RECORD_BYTES).toString('latin1'), machine)
    }
  }
  const merged = await readFile(join(directory, 'out/count/2-merged/records'))
  const order: number[] = []
  for (let at = 0; at < merged.length; at += RECORD_BYTES) {
    const machine = machineOf.get(merged.subarray(at, at + RECORD_BYTES).toString('latin1'))
    expect(machine).toBeDefined()
    order.push(machine as number)
  }
  const sizes = Object.values(MACHINES).map((sessions) => 2 * sessions.length)
  const count = sizes.reduce((sum, size) => sum + size, 0)
  expect(order).toHaveLength(count)
  // Neighbours of one machine: in a shuffle Σ pᵢ² of them, in the order of reading nearly all.
  const expected = sizes.reduce((sum, size) => sum + (size / count) ** 2, 0)
  const neighbours = order.filter((machine, i) => i > 0 && machine === order[i - 1]).length / (count - 1)
  expect(Math.abs(neighbours - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / count))
})

function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}
