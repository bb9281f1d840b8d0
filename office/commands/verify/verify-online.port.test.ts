/** The independent reader on the files of an evening: it holds what `sort-online` wrote, and names each broken thing that it can see. */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ContestMask, StationId } from '#election/ids.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import { INCIDENTS_FILE, incidentsHead, writeIncidents } from '#election/online/incidents.ts'
import { signSettings } from '#election/online/settings.ts'
import { signVoidDecision, type VoidDecision } from '#election/online/voids.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { documentApprovedByTwo } from '#simulation/counting/two-approve.ts'
import { STOPPED, withIncident } from '#simulation/rooms/online-incidents.ts'
import { boxListOf, type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran, said } from '../ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-online-'))
  room = await sortingRoom(directory)
  // Another sorting of these votes, as another machine makes it: nothing is void.
  const { evening } = room
  const voids = [evening.voidsOf('1', { voided: [], cards: [] }), evening.voidsOf('2', { voided: [], cards: [] })]
  await room.bring(evening.finished({ voids }))
  await sort('another', ['1:0:0', '2:0:0'])
  await rm(at('machine', 'online-sorted-before.json'))
  await room.bring(evening.finished())
  await sort('stick')
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await rm(at('voids'), { recursive: true })
  await mkdir(at('voids'))
  await room.bring(room.evening.finished())
})

async function sort(stick: string, reported: readonly string[] = ['1:1:0', '2:0:1']): Promise<string> {
  const args = room.args.slice(0, room.args.indexOf('--reported'))
  await mkdir(at(stick), { recursive: true })
  const words = [...args, ...reported.flatMap((each) => ['--reported', each]), '--out', at(stick)]
  return (await ran(words, room.passphrases)).out
}

const TAKEN = ['package', 'authority', 'settings', 'original', 'duplicate', 'voids', 'approvers']
async function check(...more: readonly string[]): Promise<{ readonly out: string; readonly code: number }> {
  const args = TAKEN.flatMap((name) => {
    const from = room.args.indexOf(`--${name}`)
    return room.args.slice(from, from + 2)
  })
  return said('verify-online', ...args, ...more)
}
const signed = (out: string, sign: string) =>
  out
    .split('\n')
    .filter((line) => line.startsWith(sign))
    .map((line) => line.slice(2, 5))

async function flipped(path: string, byte: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[byte] = (bytes[byte] ?? 0) ^ 1
  await writeFile(path, bytes)
}

it('an honest evening holds, down to the bytes of the sorted votes', async () => {
  const { out, code } = await check('--sorted', at('stick'))
  expect(signed(out, '×')).toEqual([])
  expect(signed(out, '－')).toEqual(['S03', 'S10', 'S11', 'S12', 'S13', 'S17', 'S18'])
  expect(out).toContain('Casts 5 − superseded 1 = boxes with a vote 4.')
  expect(out).toContain('exactly the bytes that follow from this export')
  expect(code).toBe(0)
  expect((await check('--lang', 'ja')).out).toContain('結論：確かめたところは合っています。')
})

it.each([
  ['online-sorted-0.bin', 80, 'online-sorted-0.bin'],
  ['online-sorted-blinds.bin', 3, 'online-sorted-blinds.bin'],
  ['online-sorted.json', 30, 'online-sorted.json'],
  ['online-sorted.sig', 60, 'online-sorted.sig'],
  ['online-seal.bin', 147, 'online-seal.bin'],
  ['online-seal.bin', 4040, 'online-seal.bin'],
])('a changed %s on the stick is named', async (name, byte, named) => {
  const whole = await readFile(at('stick', name))
  await flipped(at('stick', name), byte)
  const { out, code } = await check('--sorted', at('stick'))
  await writeFile(at('stick', name), whole)
  expect(out).toContain(`do not follow from this export: ${named}\n`)
  expect(code).toBe(1)
})

it('a genuine seal of another sorting is named', async () => {
  const whole = await readFile(at('stick', 'online-seal.bin'))
  await writeFile(at('stick', 'online-seal.bin'), await readFile(at('another', 'online-seal.bin')))
  const { out } = await check('--sorted', at('stick'))
  await writeFile(at('stick', 'online-seal.bin'), whole)
  expect(out).toContain('do not follow from this export: online-seal.bin\n')
})

/** As a count leaves it, as far as online votes go: these alone were cast. */
async function bundleOf(stick: string, place: string): Promise<void> {
  await mkdir(at(place, 'package'), { recursive: true })
  await mkdir(at(place, 'seals'))
  await cp(at('package', 'package.json'), at(place, 'package', 'package.json'))
  await cp(at(stick, 'online-seal.bin'), at(place, 'seals', 'online.bin'))
  for (const contest of [0, 1]) await cp(at(stick, `online-sorted-${contest}.bin`), at(place, `votes-${contest}.bin`))
}

it('own-81: a bundle with these votes holds, whole and the part for everybody; its number is that of the sorting', async () => {
  await bundleOf('stick', 'bundle')
  const number = sealFingerprint(await readFile(at('stick', 'online-seal.bin')))
  for (const more of [['--sorted', at('stick')], []]) {
    const { out, code } = await check('--bundle', at('bundle'), ...more)
    expect([code, out]).toEqual([0, expect.stringContaining('The online votes of the bundle are those that follow')])
    expect(out).toContain(number)
  }
  const names = ['package/package.json', 'seals/online.bin', 'votes-0.bin', 'votes-1.bin']
  execFileSync('tar', ['--format=ustar', '-C', at('bundle'), '-cf', at('bundle.tar'), ...names])
  expect((await check('--bundle', at('bundle.tar'))).code).toBe(0)
  for (const contest of [0, 1]) await rm(at('bundle', `votes-${contest}.bin`))
  expect((await check('--bundle', at('bundle'))).code).toBe(0)
  expect(await sort('sort-again')).toContain(number)
})

it.each<[string, () => Promise<unknown>, string]>([
  ['a vote exchanged', () => flipped(at('forged', 'votes-1.bin'), 100), 'votes-1.bin'],
  [
    'the seal of another sorting',
    () => cp(at('another', 'online-seal.bin'), at('forged', 'seals', 'online.bin')),
    'seals/online.bin',
  ],
  ['no seal', () => rm(at('forged', 'seals', 'online.bin')), 'seals/online.bin'],
  ['another package', () => flipped(at('forged', 'package', 'package.json'), 9), 'package/package.json'],
])('own-81: a bundle with %s is named', async (_, forge, named) => {
  await rm(at('forged'), { recursive: true, force: true })
  await bundleOf('stick', 'forged')
  await forge()
  const { out, code } = await check('--bundle', at('forged'))
  expect([code, out]).toEqual([
    1,
    expect.stringContaining(`Files of the bundle that do not follow from this export: ${named}\n`),
  ])
})

type Changed = Parameters<SortingRoom['evening']['finished']>[0]
const bring = (changed: (evening: SortingRoom['evening']) => Changed) =>
  room.bring(room.evening.finished(changed(room.evening)))
function turned(bytes: Uint8Array, from: number, to?: number): Uint8Array {
  const copy = bytes.slice()
  const part = copy.subarray(from, to)
  for (const [at, byte] of part.entries()) part[at] = byte ^ 7
  return copy
}

const lastCast = ({ whole }: SortingRoom['evening'], from: number, to?: number) => ({
  events: whole.events.map((each, n) => (n === 4 ? { ...each, cast: turned(each.cast, from, to) } : each)),
})

it.each<[string, () => Promise<void>, readonly string[]]>([
  ['a byte of the header', () => flipped(at('original', 'online-box.ippyo'), 20), ['S01', 'S02']],
  ['a program that nobody reviewed', () => bring(() => ({ header: { build: new Uint8Array(32) } })), ['S01']],
  ['another second stick', () => flipped(at('duplicate', 'online-box.ippyo'), 9), ['S02']],
  ['a byte of the log', () => flipped(at('original', 'online-log.ippyo'), 150), ['S02', 'S04']],
  ['no witness', () => bring(() => ({ witnesses: 0 })), ['S04']],
  ['a permit by nobody', () => bring((evening) => lastCast(evening, 180, 181)), ['S05']],
  ['a signature of nobody', () => bring((evening) => lastCast(evening, -1)), ['S06']],
  ['an envelope of another permit', () => bring((evening) => lastCast(evening, 261, 262)), ['S07']],
  [
    'a vote that is missing',
    () => bring(({ whole }) => ({ events: whole.events.map((each, n) => (n === 1 ? { ...each, rev: 3 } : each)) })),
    ['S08'],
  ],
  ['a station without its file', () => rm(at('voids', 'online-voids-2-1.ippyo')), ['S14']],
  ['voids that nobody signed', () => flipped(at('voids', 'online-voids-1-1.sig'), 60), ['S14']],
  [
    'a card to somebody who had voted',
    () =>
      bring(({ voidsOf, handle }) => ({
        voids: [
          voidsOf('1', { voided: [handle('voided')], cards: [] }),
          voidsOf('2', { voided: [], cards: [handle('once')] }),
        ],
      })),
    ['S15'],
  ],
  [
    'a station of an older roll list',
    () =>
      bring(({ voidsOf }) => ({
        round: { number: 2 },
        voids: ['1', '2'].map((id) => voidsOf(id, atList(id === '1' ? 2 : 1))),
      })),
    ['S14'],
  ],
  [
    'a station that never had a last list',
    () => bring(({ voidsOf }) => ({ voids: ['1', '2'].map((id) => voidsOf(id, atList(1, id === '1'))) })),
    ['S14'],
  ],
  [
    'a round that is not the newest',
    () => bring(({ voidsOf }) => ({ voids: ['1', '2'].map((id) => voidsOf(id, atList(2))) })),
    ['S14'],
  ],
  ['a newest round that is not a last one', () => bring(() => ({ round: { last: false } })), ['S14']],
  ['no round', () => rm(at('voids', 'roll-round-01.ippyo')), ['S14']],
  ['a round that the commission did not sign', () => flipped(at('voids', 'roll-round-01.sig'), 60), ['S14']],
  ['marks that were made of another list', () => bring(() => ({ round: { voted: '00'.repeat(32) } })), ['R10']],
  ['a list of who voted by one exporter', () => flipped(at('original', 'online-voted.ippyo'), 40), ['S02', 'R10']],
  ['another list of who voted', () => bring(({ handle }) => ({ voted: [handle('once')] })), ['R10']],
])('%s', async (_, breaks, fails) => {
  await breaks()
  const { out, code } = await check()
  expect(signed(out, '×')).toEqual(fails)
  expect(out).toContain('Something does not hold.')
  expect(code).toBe(1)
})

it('a copied vote, signed by its own box, is S09', async () => {
  const { election, boxes, votes, whole } = room.evening
  const copy = election.vote({ box: boxes.once, style: 3 as ContestMask, ...votes[2]?.played.salted })
  await bring(() => ({
    events: whole.events.map((each, n) => (n === 4 ? { ...each, cast: copy.bytes } : each)),
    entries: [...whole.entries.slice(0, 6), whole.entries[4] ?? new Uint8Array()],
  }))
  expect(signed((await check()).out, '×')).toEqual(['S09'])
})

function atList(number: number, last = true) {
  return { voided: [], cards: [], rollList: { number, last } }
}

it('two of the approvers take out the vote beside a card, and take the file of a station as it is', async () => {
  const { electionId } = room.made.election.electionPackage
  const decide = async (name: string, decision: VoidDecision) =>
    writeFile(at('voids', `online-decision-${name}.ippyo`), signVoidDecision(decision, room.approvers))
  await bring(({ voidsOf, handle }) => ({
    round: { number: 2 },
    voids: [voidsOf('1', atList(2)), voidsOf('2', { ...atList(1), cards: [handle('once')] })],
  }))
  expect(signed((await check()).out, '×')).toEqual(['S14'])
  const out = { electionId, handle: room.evening.handle('once'), reason: 'card of station 2' }
  await decide('1', { use: 'online-void', ...out })
  await decide('2', { use: 'online-voids-taken', electionId, station: '2' as StationId, reason: 'compared on paper' })
  expect((await check()).out).toContain('− held 1 − voided 1 + restored 0 = boxes that count 2.')
})

it('two of the approvers give a void back, one alone does not', async () => {
  const { electionId } = room.made.election.electionPackage
  const decision = {
    use: 'online-restore' as const,
    electionId,
    handle: room.evening.handle('voided'),
    reason: 'wrong box',
  }
  const [one, two] = room.approvers
  const write = (keys: readonly [Uint8Array, Uint8Array]) =>
    writeFile(at('voids', 'online-decision-1.ippyo'), signVoidDecision(decision, keys))
  await write([one, two])
  expect((await check()).out).toContain('voided 1 + restored 1 = boxes that count 3.')
  await write([one, one])
  expect(signed((await check()).out, '×')).toEqual(['S14'])
})

it('S17: each vote is of a box, and of its contests, that two people of the roll side gave', async () => {
  const list = (number: number, style: number, by = room.approvers) =>
    writeFile(
      at('boxes', `online-boxes-${number}.ippyo`),
      boxListOf(room.evening, by, { number, style: style as ContestMask }),
    )
  const fails = async () => {
    const { out } = await check('--boxes', at('boxes'), '--roll-approvers', at('approvers.json'))
    return signed(out, '×')
  }
  expect(signed((await check()).out, '－')).toContain('S17')
  expect(await fails()).toEqual([])
  const [one] = room.approvers
  await list(2, 3, [one, one])
  expect(await fails()).toEqual(['S17'])
  await list(2, 1)
  expect(await fails()).toEqual(['S17'])
  await rm(at('boxes', 'online-boxes-2.ippyo'))
  await list(1, 1)
  expect(await fails()).toEqual(['S17'])
  await list(1, 3)
  expect((await check('--boxes', at('cards'))).out).toContain('online-boxes-1.ippyo is not there')
})

it('S18: the list of incidents beside the settings is by two exporters, line after line', async () => {
  const { electionId } = room.evening.settings.settings
  const by = room.evening.exporters as [
    (typeof room.evening.exporters)[number],
    (typeof room.evening.exporters)[number],
  ]
  const stopped = withIncident([], STOPPED, { electionId, by })
  const lines = withIncident(stopped, { ...STOPPED, incident: 1, to: STOPPED.from }, { electionId, by })
  const fails = async (some: typeof lines) => {
    await writeFile(at(INCIDENTS_FILE), writeIncidents({ electionId, lines: some }))
    return signed((await check()).out, '×')
  }
  expect(await fails([])).toEqual([])
  expect(await fails(lines)).toEqual([])
  expect(signed((await check()).out, '－')).not.toContain('S18')
  expect(await fails(lines.slice(1))).toEqual(['S18'])
  expect(await fails(lines.toReversed())).toEqual(['S18'])
  expect(await fails(lines.map((line) => ({ ...line, ja: '投票できます。' })))).toEqual(['S18'])
  expect(await fails(withIncident([], STOPPED, { electionId, by: [by[0], by[0]] }))).toEqual(['S18'])
  // Which list the stations knew: one that leaves an incident away is seen, and so is none at all.
  const told = async (known: typeof lines) => {
    const finished = room.evening.finished()
    const rounds = finished.grounds.rounds.map((round) => ({ ...round, incidents: incidentsHead({ lines: known }) }))
    await room.bring({ ...finished, grounds: { ...finished.grounds, rounds } })
  }
  await told(stopped)
  expect(await fails(lines)).toEqual([])
  expect(await fails(stopped)).toEqual([])
  expect(await fails(withIncident([], { ...STOPPED, class: 'device' }, { electionId, by }))).toEqual(['S18'])
  await told(lines)
  expect(await fails(stopped)).toEqual(['S18'])
  await rm(at(INCIDENTS_FILE))
  expect(signed((await check()).out, '×')).toEqual(['S18'])
  await told([])
  expect(await fails([])).toEqual([])
  await rm(at(INCIDENTS_FILE))
})

/** The command's output when the authority has signed other settings. */
async function under(changed: Partial<typeof room.evening.settings.settings>): Promise<string> {
  const [bytes, signature] = [await readFile(at('online.json')), await readFile(at('online.sig'))]
  const signed = signSettings({ ...room.evening.settings.settings, ...changed }, room.made.authority.secretKey)
  await writeFile(at('online.json'), signed.bytes)
  await writeFile(at('online.sig'), signed.signature)
  const { out } = await check()
  await writeFile(at('online.json'), bytes)
  await writeFile(at('online.sig'), signature)
  return out
}

it('settings that close after the eve of the first poll are refused, as every machine refuses them', async () => {
  const closing = (closes: string) => under({ closes, applicationsEnd: closes })
  expect(await closing('2002-06-22T20:00:00+09:00')).not.toContain('is no setting of an online box')
  expect(await closing('2002-06-22T20:00:01+09:00')).toContain('is no setting of an online box')
})

it('S16: settings by which nobody makes a vote void stop at the held box that has one', async () => {
  const { switches } = room.evening.settings.settings
  // Other settings are not those of the export and its log, either.
  expect(signed(await under({ switches: { ...switches, deskOverride: false } }), '×')).toEqual(['S01', 'S04', 'S16'])
  expect(signed(await under({ switches: { ...switches, checkBeforeCast: !switches.checkBeforeCast } }), '×')).toEqual([
    'S01',
    'S04',
  ])
})

it('what is no export, or of another election, is refused in words', async () => {
  const settings = await readFile(at('online.sig'))
  await flipped(at('online.sig'), 60)
  expect(await check()).toMatchObject({
    code: 1,
    out: expect.stringContaining('is no setting of an online box that the commission'),
  })
  await writeFile(at('online.sig'), settings)
  expect((await check('--original', at('cards'))).out).toContain(
    'online-box.ippyo is not there or cannot be read. Nothing was checked.',
  )
})

it('own-50: settings and sorting machine of two approvers hold, of one they do not', async () => {
  const two = room.approvers.map((secretKey) => ({ secretKey, publicKey: signingPublicKey(secretKey) }))
  const settings = { kind: 'online-settings', document: sha256Hex(await readFile(at('online.json'))) } as const
  const machine = { kind: 'sorting-machine', document: sha256Hex(await readFile(at('machine', 'tally.json'))) } as const
  const files = [
    [at('online-approvals.json'), settings, 'online-approvals.json'],
    [at('stick', 'tally-approvals.json'), machine, 'tally-approvals.json'],
  ] as const
  for (const [path, document, name] of files) {
    await writeFile(path, documentApprovedByTwo(document, two.slice(0, 1)))
    const one = await check('--sorted', at('stick'))
    expect([one.code, one.out]).toEqual([1, expect.stringContaining(name)])
    await writeFile(path, documentApprovedByTwo(document, two))
    expect((await check('--sorted', at('stick'))).code).toBe(0)
  }
  for (const [path] of files) await rm(path)
})
