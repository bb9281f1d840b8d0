/**
 * A person who writes on the counting machine's disk between two stages changes, exchanges or takes away a file of the count. Neither
 * the tally that goes on from it nor the independent reader believes such a count (docs/formats/count.md §1).
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { Announcement } from '#election/count/announcement.ts'
import { countDistrict } from '#election/count/count.ts'
import { asOpenedDistrict } from '#election/count/district.ts'
import { doubtId } from '#election/count/doubt.ts'
import { type LostPair, signLostMedia } from '#election/count/lost-media.ts'
import { emptyReceipt, type Receipt } from '#election/count/receipt.ts'
import { openTallyKey, type SignedTallyMachine, TALLY_KEY_FILE } from '#election/count/tally-machine.ts'
import type { CandidateId, ContestBit, PairNumber, StationId } from '#election/ids.ts'
import { below } from '#election/randomness.ts'
import { signRound } from '#election/roll/roll-round.ts'
import type { LocalMinute } from '#election/time.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import {
  type CountingElection,
  countingElection,
  setUpTally,
  TALLY_PASSPHRASE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import {
  announcementFiles,
  DECLARATION,
  MERGED_RECORDS,
  ROUND_OF_LISTS,
  STAGE_FILES,
} from '#simulation/counting/files-of-a-count.ts'
import { signersOf, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'
import { listsOfRound } from '#simulation/rooms/round-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { CountFinding } from '#verify/count/count-finding.ts'
import { compareSignatures } from '#verify/count/stage-signatures.ts'
import { readTrust, type Trust } from '#verify/package/trust.ts'
import { KeptAnnouncements } from './announcements.ts'
import { readEarlierCount } from './earlier-count.ts'
import { findTallyMachine } from './machine-key.ts'
import { type Merged, mergeRecords } from './merge/merge-records.ts'
import { bindMerged, writeMerged } from './open/merged-file.ts'
import { writeOpened } from './opened-stage.ts'
import { KeptContents } from './receive/kept-contents.ts'
import { writeReceived } from './received-stage.ts'
import { type StageFiles, stageFiles } from './stage-files.ts'
import { writeStages } from './write-stages.ts'

const SEED = process.env.IPPYO_SEED ?? 'between two stages'
const randomness = seededRandomness(SEED)
let directory: string
let made: CountingElection
let trust: Trust
let machine: SignedTallyMachine | null
/** The slower reader is asked once in so many places. */
const READER_LOOKS = 8
const at = (...names: string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-between-stages-'))
  // Where a package names nobody, no reader looks at what comes after the commission's signature (approvals.md §5).
  const small = { stations: [{ kiosks: 1, spares: 0 }], candidates: [2, 2] as const, approvers: TWO_APPROVERS }
  made = await countingElection(randomness, small)
  await writeCountingElection(made, directory)
  trust = (await readTrust(at('package'), toHex(made.authority.publicKey))) as Trust
  await wholeCount('out')
  machine = await findTallyMachine(at('machine'), made.election.electionPackage, made.authority.publicKey)
})
afterAll(() => rm(directory, { recursive: true }))

/** Where this machine counts, with its key open. */
async function filesIn(out: string, machine = 'machine'): Promise<StageFiles> {
  const files = stageFiles(at(out))
  const found = await findTallyMachine(at(machine), made.election.electionPackage, made.authority.publicKey)
  if (found === null) throw new Error('a tally that was set up')
  files.signer.machine = found
  files.signer.secretKey = must(
    await openTallyKey(await readFile(at(machine, TALLY_KEY_FILE)), found, TALLY_PASSPHRASE, nativeScrypt),
  )
  return files
}

/** Its chair declared the only pair of the district lost. */
function withoutAPair(): Receipt {
  const { election, authority } = made
  const lost: LostPair = {
    ...{ station: '1' as StationId, pair: 1 as PairNumber, cause: 'destroyed', known: 'burnt', opinion: 'agreed' },
    ...{ witnesses: ['witness'], recordsTold: null },
  }
  const declared = { chair: 'chair', declaredAt: '2002-06-23T21:10' as LocalMinute, lost: [lost] }
  const { electionPackage } = election
  const of = { electionPackage, packageSha256: toHex(election.packageHash) }
  const signers = signersOf(of.electionPackage, authority.secretKey)
  const document = signLostMedia(declared, of, signers)
  const { electionId, stations } = electionPackage
  const round = { electionId, number: 1, last: true, lists: listsOfRound(stations, 1), voted: null, incidents: null }
  const rollRound = { ...round, document: signRound(round, signers) }
  return { ...emptyReceipt, lost: { ...declared, document }, rollRound }
}

/** Twice in the hall. */
async function announced(out: string, files: StageFiles): Promise<void> {
  const kept = new KeptAnnouncements(at(out), files, () => made.election.electionPackage.electionId)
  for (const number of [1, 2]) {
    const announcement: Announcement = {
      ...{
        number,
        at: `2002-06-23T22:${number}0` as LocalMinute,
        final: number === 2,
        without: true,
        corrects: null,
        contests: [],
      },
    }
    must(await kept.keep(announcement))
  }
}

async function merged(files: StageFiles): Promise<{ readonly kept: KeptContents; readonly merged: Merged }> {
  const { election } = made
  const doubt = { code: 'books', station: null, pair: null, facts: { directory: files.directory } } as const
  const explanations = new Map([[doubtId(doubt), { doubt, reason: 'an attempt of its own', by: ['chair'] }]])
  const receipt = withoutAPair()
  must(await writeReceived(files, { election, receipt, explanations, holders: new Map(), zeroCheck: null }))
  const kept = new KeptContents(files)
  await kept.keep('M', { records: Buffer.concat([0, 1].map((contest) => made.record(contest, null))), marks: ['00'] })
  const done = must(await mergeRecords({ files, kept, serials: ['M'], randomness }))
  must(await writeMerged(files, done))
  return { kept, merged: done }
}

const MANIFEST = utf8('the manifest of a bundle')
const VOTES = { contest: 0 as ContestBit, place: 0, selection: 11 as CandidateId, records: 1 }

async function wholeCount(out: string, machine?: string): Promise<void> {
  const { election } = made
  const files = await filesIn(out, machine)
  await merged(files)
  await mkdir(files.bundle, { recursive: true })
  await writeFile(join(files.bundle, 'manifest.json'), MANIFEST)
  const opened = { bundle: toHex(nativeSha256(MANIFEST)), secondMix: null }
  must(await writeOpened(files, asOpenedDistrict([[VOTES]]), election, opened))
  must(await typedIn(files))
  await announced(out, files)
}

/** Stages 4 and 5, with what people said since the opening. */
function typedIn(files: StageFiles, reason?: string) {
  const { election } = made
  const count = countDistrict(asOpenedDistrict([[VOTES]]), election.electionPackage, election.list)
  const doubt = { code: 'books', station: null, pair: null, facts: {} } as const
  const explanations = new Map(reason === undefined ? [] : [[doubtId(doubt), { doubt, reason, by: ['chair'] }]])
  const result = {
    ...{ election, receipt: withoutAPair(), count, paper: new Map(), outcomes: new Map(), lots: new Map(), books: [] },
    minutes: [],
    announcements: [],
    bundle: null,
    secondMix: null,
    ...{ explanations, zeroCheck: null, holders: new Map(), final: true, madeAt: '2002-06-23T22:00' as LocalMinute },
  }
  return writeStages(files, { election, result })
}

/** The words of the tally at its next start. */
async function tallySays(out = 'out'): Promise<string> {
  const files = stageFiles(at(out))
  files.signer.machine = machine
  const announced = new KeptAnnouncements(at(out), files, () => made.election.electionPackage.electionId)
  const earlier = await readEarlierCount(files, announced, made.election, made.authority.publicKey)
  if (earlier.ok) return earlier.value === null ? 'nothing' : 'whole'
  return `${earlier.error.type} ${'file' in earlier.error ? earlier.error.file : ''}`
}

/** That, and what the independent reader finds. */
async function judged(): Promise<{ readonly tally: string; readonly reader: readonly string[] }> {
  const finding = new CountFinding()
  await compareSignatures(at('out', 'count'), trust, finding)
  return { tally: await tallySays(), reader: finding.differences.map(({ file, member }) => `${file} ${member}`) }
}

const BESIDE = [...DECLARATION, ...ROUND_OF_LISTS, ...announcementFiles(2)]
/** The tally's refusals of a file that is not as it was; of declaration and round it asks the commission's signature. */
const REFUSED = /^(count-changed|lost-media-not-signed|roll-round-not-signed) /

it('two programs of one tally: what people typed at one is not written over by the other', async () => {
  await wholeCount('two')
  const [one, other] = [await filesIn('two'), await filesIn('two')]
  for (const files of [one, other]) {
    const announced = new KeptAnnouncements(at('two'), files, () => made.election.electionPackage.electionId)
    must(await readEarlierCount(files, announced, made.election, made.authority.publicKey))
  }
  expect(await typedIn(one, 'typed at one')).toEqual({ ok: true })
  const report = at('two', 'count', '4-counted', 'report.json')
  const kept = await readFile(report)
  expect(await typedIn(other, 'typed at the other')).toEqual({
    ok: false,
    error: { type: 'stage-changed', file: '4-counted/report.json' },
  })
  expect(await readFile(report)).toEqual(kept)
  expect(await typedIn(one, 'typed at one, and again')).toEqual({ ok: true })
  expect(await tallySays('two')).toBe('whole')
})

describe('a finished count', () => {
  it('that nobody touched is believed by both', async () => {
    expect(await judged()).toEqual({ tally: 'whole', reader: [] })
    const there = await readdir(at('out'), { recursive: true, withFileTypes: true })
    const files = there.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(files.sort()).toEqual(
      [...STAGE_FILES, MERGED_RECORDS, 'bundle/manifest.json', ...BESIDE].map((name) => at('out', name)).sort(),
    )
  })

  it.each(BESIDE)('%s: any byte changed, left out, cut by a byte or longer by one, refused', async (name) => {
    const path = at('out', name)
    const whole = await readFile(path)
    const refused = async (how: string) => expect(await tallySays(), `${name} ${how}, seed ${SEED}`).toMatch(REFUSED)
    for (let place = 0; place < whole.length; place++) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << below(randomness, 8)), place)
      await writeFile(path, bytes)
      await refused(`byte ${place}`)
    }
    for (const bytes of [whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('\n')])]) {
      await writeFile(path, bytes)
      await refused(`of ${bytes.length} bytes`)
    }
    await rm(path)
    // docs/threats.md, own-27: nothing after the last announcement names it.
    if (name === 'announcements/002.json') expect(await tallySays()).toBe('whole')
    else await refused('left out')
    await writeFile(path, whole)
    expect(await tallySays()).toBe('whole')
  })

  it.each(STAGE_FILES)('%s: any byte changed is refused by both', async (name) => {
    const path = at('out', name)
    const whole = await readFile(path)
    for (let place = 0; place < whole.length; place++) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << below(randomness, 8)), place)
      await writeFile(path, bytes)
      expect(await tallySays(), `${name} byte ${place}, seed ${SEED}`).toMatch(/^count-changed /)
      if (below(randomness, READER_LOOKS) > 0) continue
      expect((await judged()).reader.length, `${name} byte ${place}, seed ${SEED}`).toBeGreaterThan(0)
    }
    await writeFile(path, whole)
    expect(await tallySays()).toBe('whole')
  })

  it.each(STAGE_FILES)('%s: left out, cut by a byte or longer by one, refused by both', async (name) => {
    const path = at('out', name)
    const whole = await readFile(path)
    for (const bytes of [null, whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('\n')])]) {
      if (bytes === null) await rm(path)
      else await writeFile(path, bytes)
      const { tally, reader } = await judged()
      await writeFile(path, whole)
      // The last stage follows from the others alone: its next start makes it again, as after a power cut before it.
      const expected = bytes === null && name === 'count/5-reconciled/report.json' ? 'whole' : 'count-changed'
      expect([tally.split(' ')[0], reader.length > 0]).toEqual([expected, true])
    }
  })

  it('the merged records: any byte at places drawn by a seed is refused at the next start', async () => {
    const path = at('out', 'count', '2-merged', 'records')
    const whole = await readFile(path)
    for (let n = 0; n < 40; n++) {
      const bytes = Buffer.from(whole)
      const place = below(randomness, bytes.length)
      bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
      await writeFile(path, bytes)
      expect(await tallySays(), `byte ${place}, seed ${SEED}`).toBe('count-changed 2-merged/records')
    }
    await writeFile(path, whole)
  })

  it('a stage of an earlier attempt of the same machine, and one that another machine of the same election signed, are refused', async () => {
    await setUpTally(made, at('other machine'))
    await wholeCount('earlier')
    await wholeCount('by another', 'other machine')
    for (const from of ['earlier', 'by another']) {
      for (const stage of ['1-received', '2-merged', '3-opened', '4-counted']) {
        const kept: [string, Buffer][] = []
        for (const file of ['report.json', 'report.sig']) {
          const path = at('out', 'count', stage, file)
          kept.push([path, await readFile(path)])
          await writeFile(path, await readFile(at(from, 'count', stage, file)))
        }
        const { tally, reader } = await judged()
        for (const [path, bytes] of kept) await writeFile(path, bytes)
        expect([from, stage, tally.split(' ')[0], reader.length > 0]).toEqual([from, stage, 'count-changed', true])
      }
    }
    expect(await tallySays()).toBe('whole')
  })

  it('a power cut between a report and the name of its signature leaves a count that goes on', async () => {
    const signed = at('out', 'count', '4-counted', 'report.sig')
    const signature = await readFile(signed)
    await writeFile(`${signed}.next`, signature)
    await writeFile(signed, await readFile(at('out', 'count', '3-opened', 'report.sig')))
    expect(await tallySays()).toBe('whole')
    expect(await judged()).toEqual({ tally: 'whole', reader: [] })
  })
})

describe('between two stages of a running count', () => {
  it('what was kept of a medium, changed by any byte before the merge, is not merged', async () => {
    const files = await filesIn('kept')
    const kept = new KeptContents(files)
    await kept.keep('M', { records: made.record(0, 11), marks: ['0011', '2233'] })
    for (const path of [files.recordsOf('M'), files.marksOf('M')]) {
      const whole = await readFile(path)
      for (let place = 0; place < whole.length; place++) {
        const bytes = Buffer.from(whole)
        bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
        await writeFile(path, bytes)
        const read = path.endsWith('marks') ? await kept.marksOf('M') : await kept.recordsOf('M')
        expect(read.ok).toBe(false)
      }
      await writeFile(path, whole)
    }
    await rm(files.recordsOf('M'))
    const input = { files, kept, serials: ['M'], randomness }
    expect(await mergeRecords(input)).toEqual({
      ok: false,
      error: { type: 'stage-changed', file: '1-received/M.records' },
    })
  })

  it('what was received or merged, changed before the opening, is not opened', async () => {
    const files = await filesIn('merged')
    const { merged: done } = await merged(files)
    expect((await bindMerged(files, done)).ok).toBe(true)
    for (const name of [
      '1-received/report.json',
      '1-received/report.sig',
      '2-merged/report.json',
      '2-merged/records',
    ]) {
      const path = at('merged', 'count', name)
      const whole = await readFile(path)
      for (let n = 0; n < 20; n++) {
        const bytes = Buffer.from(whole)
        const place = below(randomness, bytes.length)
        bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
        await writeFile(path, bytes)
        expect((await bindMerged(files, done)).ok, `${name} byte ${place}, seed ${SEED}`).toBe(false)
      }
      await writeFile(path, whole)
    }
    expect((await bindMerged(files, done)).ok).toBe(true)
  })
})
