/** Announcements on the disk: durable, signed, bound to each other; printed again to the same byte. Nobody takes one away unseen. */
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Announcement } from '#election/count/announcement.ts'
import { openTallyKey, type SignedTallyMachine, TALLY_KEY_FILE } from '#election/count/tally-machine.ts'
import type { LocalMinute } from '#election/time.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  setUpTally,
  TALLY_PASSPHRASE,
} from '#simulation/counting/counting-election.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { KeptAnnouncements } from './announcements.ts'
import { DocumentMaker } from './documents/make-documents.ts'
import { readEarlierCount } from './earlier-count.ts'
import { findTallyMachine } from './machine-key.ts'
import { type StageFiles, stageFiles } from './stage-files.ts'

let directory: string
let made: CountingElection
let machine: SignedTallyMachine
let announcements: readonly Announcement[]
const at = (...names: string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-announced-'))
  made = await countingElection(secureRandomness())
  await setUpTally(made, at())
  machine = (await findTallyMachine(
    at(),
    made.election.electionPackage,
    made.authority.publicKey,
  )) as SignedTallyMachine
  const room = await CountRoom.make({ records: 4 })
  room.receiveEverything()
  room.count()
  room.press({ type: 'tell-machine', contest: 'mayor', ballots: 10, chair: '選挙 長' })
  const first = room.announce()
  room.sayNoPaper()
  room.send({ type: 'minute', now: '2002-06-23T23:10' as LocalMinute })
  announcements = [first, room.announce()]
})
afterAll(() => rm(directory, { recursive: true }))

async function filesOf(out: string): Promise<StageFiles> {
  const files = stageFiles(at(out))
  files.signer.machine = machine
  files.signer.secretKey = must(
    await openTallyKey(await readFile(at(TALLY_KEY_FILE)), machine, TALLY_PASSPHRASE, nativeScrypt),
  )
  return files
}

async function keptIn(out: string): Promise<KeptAnnouncements> {
  return new KeptAnnouncements(at(out), await filesOf(out), () => made.election.electionPackage.electionId)
}

async function bothIn(out: string): Promise<void> {
  const kept = await keptIn(out)
  for (const announcement of announcements) await kept.keep(announcement)
}

it('come back as they were, and the next one follows them', async () => {
  await bothIn('whole')
  const again = await keptIn('whole')
  expect(await again.readAll(machine)).toEqual({ ok: true, value: announcements })
  await again.keep({ ...(announcements[1] as Announcement), number: 3 })
  expect(must(await (await keptIn('whole')).readAll(machine)).map(({ number }) => number)).toEqual([1, 2, 3])
})

const told = (number: string) => ({ ok: false, error: { type: 'stage-changed', file: `announcements/${number}.json` } })

it('a byte changed, an exchanged signature, or one of another order is told', async () => {
  await bothIn('changed')
  const [first, second] = ['001', '002'].map((name) => at('changed', 'announcements', `${name}.json`)) as [
    string,
    string,
  ]
  const whole = await readFile(first)
  for (const place of [0, whole.length >> 1, whole.length - 1]) {
    await writeFile(
      first,
      whole.map((byte, i) => (i === place ? byte ^ 1 : byte)),
    )
    expect(await (await keptIn('changed')).readAll(machine)).toEqual(told('001'))
  }
  await writeFile(first, await readFile(second))
  expect(await (await keptIn('changed')).readAll(machine)).toEqual(told('001'))
  await writeFile(first, whole)
  await writeFile(at('changed', 'announcements', '001.sig'), await readFile(at('changed', 'announcements', '002.sig')))
  expect(await (await keptIn('changed')).readAll(machine)).toEqual(told('001'))
})

it('one that is gone between others, or lies there as no file of ours, is told: the next one takes no name that was used', async () => {
  await bothIn('gaps')
  const [first, second] = ['001', '002'].map((name) => at('gaps', 'announcements', `${name}.json`)) as [string, string]
  const whole = await readFile(first)
  await rm(first)
  expect(await (await keptIn('gaps')).readAll(machine)).toEqual(told('001'))
  expect(await (await keptIn('gaps')).isAny()).toBe(true)
  await writeFile(first, whole)
  await truncate(second, 2 * 1024 * 1024)
  expect(await (await keptIn('gaps')).readAll(machine)).toEqual(told('002'))
  await rm(second)
  await mkdir(second)
  expect(await (await keptIn('gaps')).readAll(machine)).toEqual(told('002'))
})

it('two programs of one tally: what one told the hall is not written over by the other', async () => {
  await bothIn('two')
  const [one, other] = [await keptIn('two'), await keptIn('two')]
  for (const each of [one, other]) must(await each.readAll(machine))
  const [, second] = announcements as [Announcement, Announcement]
  expect(await one.keep({ ...second, number: 3 })).toEqual({ ok: true })
  const file = await readFile(at('two', 'announcements', '003.json'))
  const signature = await readFile(at('two', 'announcements', '003.sig'))
  expect(await other.keep({ ...second, number: 3, final: false })).toEqual(told('003'))
  expect(await readFile(at('two', 'announcements', '003.json'))).toEqual(file)
  expect(await readFile(at('two', 'announcements', '003.sig'))).toEqual(signature)
  expect(must(await (await keptIn('two')).readAll(machine))).toHaveLength(3)
})

it('power that goes after the signature: nothing was announced, and the number is free', async () => {
  await bothIn('cut')
  await writeFile(at('cut', 'announcements', '003.sig'), await readFile(at('cut', 'announcements', '002.sig')))
  const again = await keptIn('cut')
  expect(must(await again.readAll(machine))).toHaveLength(2)
  expect(await again.keep({ ...(announcements[1] as Announcement), number: 3 })).toEqual({ ok: true })
  expect(must(await (await keptIn('cut')).readAll(machine))).toHaveLength(3)
})

it('where a count is gone and what it announced is not, no other count begins', async () => {
  await bothIn('gone')
  const { election, authority } = made
  const files = await filesOf('gone')
  expect(await readEarlierCount(files, await keptIn('gone'), election, authority.publicKey)).toEqual({
    ok: false,
    error: { type: 'count-changed', file: 'announcements/001.json' },
  })
  expect(await readEarlierCount(await filesOf('new'), await keptIn('new'), election, authority.publicKey)).toEqual({
    ok: true,
    value: null,
  })
})

it('is printed again to the same byte, whatever was printed between', async () => {
  const [one, other] = announcements as [Announcement, Announcement]
  const path = must(await new DocumentMaker(at('papers')).makeAnnouncement(one, made.election))
  const first = await readFile(path)
  const maker = new DocumentMaker(at('papers'))
  const second = must(await maker.makeAnnouncement(other, made.election))
  expect(await readFile(second)).not.toEqual(first)
  expect(must(await maker.makeAnnouncement(one, made.election))).toBe(path)
  expect(await readFile(path)).toEqual(first)
})
