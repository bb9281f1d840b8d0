/** Districts of every shape end in a bundle that command, page and Python hold, with the figures of the votes that were cast. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isForParties } from '#election/bundle/bundle-files.ts'
import { toHex, uint } from '#election/bytes.ts'
import { type LostPair, ONLINE_BOX } from '#election/count/lost-media.ts'
import { signTallyMachine } from '#election/count/tally-machine.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { makeSigningKey, sign } from '#election/keys/signature.ts'
import type { LocalDate } from '#election/time.ts'
import { withManifest } from '#simulation/bundle/change-bundle.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { declareLost } from '#simulation/counting/declare-lost.ts'
import type { DrivenTally } from '#simulation/counting/drive-tally.ts'
import {
  holdersOpen,
  type MixedNight,
  type MixedNightOptions,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { documentApprovedByTwo, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { LOST_MEDIA as DECLARATION } from '#verify/count/lost-declaration.ts'
import type { TallyView } from './session/view.ts'

let night: MixedNight | null = null
let driven: DrivenTally | null = null

afterEach(async () => {
  await driven?.tally.stop()
  if (night !== null) await rm(night.directory, { recursive: true })
  ;[night, driven] = [null, null]
})

type Before = (night: MixedNight) => Promise<Partial<MixedNight['config']>>
type Then = (driven: DrivenTally) => Promise<unknown>

const bundle = (...names: readonly string[]) => join(night?.directory ?? '', 'out', 'bundle', ...names)
const sealsOf = async () => (await readdir(bundle('seals'))).sort()

/** By contest: votes of candidates, ended, unopened, refused. */
async function counted(options: MixedNightOptions, before?: Before, then?: Then): Promise<readonly string[]> {
  const made = await mixedNight(options)
  night = { ...made, config: { ...made.config, ...(await before?.(made)) } }
  driven = await receivedNight(night)
  await then?.(driven)
  // A station where nobody voted, cards without a record: the chair says why.
  for (const { id, explained } of driven.tally.view().doubts) {
    if (!explained) await driven.act({ type: 'explain', doubt: id, reason: '確かめた', by: ['選挙 長'] })
  }
  const mixed = await driven.act({ type: 'count' })
  expect([mixed.message, mixed.missing]).toEqual([null, []])
  const view = await holdersOpen(night, driven, [1, 2])
  expect([view.message, view.phase]).toEqual([null, 'result'])
  const { broken, holds, command: found } = await threeCheckers(bundle(), toHex(night.made.authority.publicKey))
  expect([broken, holds]).toEqual([HELD, true])
  expect(view.bundle).toBe(found.fingerprint)
  asTheScreenHas(view, found.count ?? [])
  return (found.count ?? []).map(({ list, selections, ended, unopened, refused }) => {
    const votes = selections.map(({ id, records }) => `${id}×${records}`).join(' ')
    return `${list}: ${votes} ended ${ended} unopened ${unopened} refused ${refused}`
  })
}

/** A refused record was opened by nobody: the result has it among those. A contest without a poll has no figures. */
function asTheScreenHas(
  { result }: TallyView,
  count: readonly { readonly records: number; readonly refused: number }[],
): void {
  const told = count.reduce((sum, { records, refused }) => sum + records + refused, 0)
  const polled = result?.contests.filter(({ uncontested }) => !uncontested)
  expect(polled?.reduce((sum, { records }) => sum + records, 0)).toBe(told)
}

it('nobody voted', async () => {
  expect(await counted({ votes: [[], []] })).toEqual([
    '0:  ended 0 unopened 0 refused 0',
    '1:  ended 0 unopened 0 refused 0',
  ])
})

it('one voter, who ended one contest without voting', async () => {
  expect(await counted({ votes: [[[12, null]], []] })).toEqual([
    '0: 12×1 ended 0 unopened 0 refused 0',
    '1:  ended 1 unopened 0 refused 0',
  ])
})

it('a contest without a poll has no file', async () => {
  const sessions = [
    [undefined, 21],
    [undefined, 23],
  ] as const
  const mayor = { issued: 0, men: 0, recordsTold: 0 }
  const options: MixedNightOptions = { votes: [sessions, []], candidates: [1, 5], contests: { mayor } }
  expect(await counted(options)).toEqual(['1: 21×1 23×1 ended 0 unopened 0 refused 0'])
})

it('a second list, and a vote for somebody who is in the first one alone', async () => {
  const options: MixedNightOptions = { mayorsOfList1: 3, votes: ({ record }) => [[[record(0, 13, 1), 21]], [[11, 21]]] }
  expect(await counted(options)).toEqual([
    '0: 11×1 13×1 ended 0 unopened 0 refused 0',
    '1: 21×2 ended 0 unopened 0 refused 0',
  ])
})

const HEARD = { known: '焼失', opinion: '異議なし', witnesses: ['立会 一'], recordsTold: null } as const
const BURNT: LostPair = { station: '2' as StationId, pair: 1 as PairNumber, cause: 'destroyed', ...HEARD }
const BOX_LOST: LostPair = { ...ONLINE_BOX, cause: 'lost', ...HEARD }
const ONLINE = { online: true, publication: 'from-first-mix', approvers: TWO_APPROVERS } as const

it('a pair that is declared lost, and a duplicate in the place of its original', async () => {
  const lostPair: Before = async ({ made, config, directory }) => {
    await declareLost(made, join(directory, 'reports'), [BURNT])
    return { media: [(config.media?.[0] ?? '').replace(/original$/, 'duplicate')] }
  }
  const allowed: Then = async (tally) => {
    await tally.act({
      ...{ type: 'allow-duplicate', station: '1' as StationId, pair: 1 as PairNumber, cause: 'damaged' },
      ...{ chair: '選挙 長', opinion: '異議なし', witnesses: ['立会 一'] },
    })
    await tally.act({ type: 'read-media' })
  }
  expect(await counted({}, lostPair, allowed)).toEqual([
    '0: 11×2 12×1 ended 0 unopened 0 refused 0',
    '1: 21×2 22×1 ended 0 unopened 0 refused 0',
  ])
  // The lost pair is no seal; the duplicate has the same one as its original.
  expect(await sealsOf()).toEqual(['1-1.bin'])
})

it('a pair that is declared lost, beside votes of an online ballot box', async () => {
  const lostPair: Before = async ({ made, config, directory }) => {
    const [box, stick] = [new TextEncoder().encode('an export'), join(directory, 'online')]
    await writeSortedStick(made, sortedOf(made, [[12, 23]], box), { box, directory: stick })
    await declareLost(made, join(directory, 'reports'), [BURNT])
    return { media: [config.media?.[0] ?? '', stick] }
  }
  expect(await counted(ONLINE, lostPair)).toEqual([
    '0: 11×2 12×2 ended 0 unopened 0 refused 0',
    '1: 21×2 22×1 23×1 ended 0 unopened 0 refused 0',
  ])
  expect(await sealsOf()).toEqual(['1-1.bin', 'online-approvals.json', 'online.bin'])
  // own-67: everybody has the part from the first mix on alone, and sees all the same that seals are away.
  const made = (night as MixedNight).made
  const ofBox = ['online.bin', 'online-approvals.json']
  for (const [at, away] of [[], ofBox, ['1-1.bin', ...ofBox]].entries()) {
    const part = join((night as MixedNight).directory, `part-${at}`)
    const withheld = (path: string) => isForParties(path.slice(bundle().length + 1))
    await cp(bundle(), part, { recursive: true, filter: (path) => !withheld(path) })
    await Promise.all(away.map((name) => rm(join(part, 'seals', name))))
    if (away.length > 0) await namedAnew(part)
    const { broken } = await threeCheckers(part, toHex(made.authority.publicKey))
    const numbers = away.length === 0 ? [] : ['V03', 'V14']
    expect(broken, away.join()).toEqual({ command: numbers, page: numbers, python: numbers })
  }
  const stranger = makeSigningKey(seededRandomness('nobody')).secretKey
  const { secretKey } = made.authority
  const lies: Readonly<Record<string, readonly [Uint8Array, (page: Uint8Array) => unknown, readonly string[]]>> = {
    'by another machine of the commission, which nobody approved': [secretKey, () => {}, ['V07']],
    'by a machine of nobody': [stranger, () => {}, ['V07']],
    'with a byte where zeros belong': [secretKey, (page) => page.fill(1, 160, 161), ['V07']],
  }
  for (const [lie, [by, change, numbers]] of Object.entries(lies)) {
    const changed = join((night as MixedNight).directory, lie)
    await cp(bundle(), changed, { recursive: true })
    const page = new Uint8Array(await readFile(join(changed, 'seals/online.bin')))
    await writeFile(join(changed, 'seals/online.bin'), resealed(made, page, by, change))
    await namedAnew(changed)
    const { broken } = await threeCheckers(changed, toHex(made.authority.publicKey))
    expect(broken, lie).toEqual({ command: numbers, page: numbers, python: numbers })
  }
  const other = documentApprovedByTwo({ kind: 'sorting-machine', document: 'ab'.repeat(32) })
  const words: Readonly<Record<string, (at: string) => Promise<void>>> = {
    'approvals that are away': (at) => rm(at),
    'approvals of another machine': (at) => writeFile(at, other),
    'one approval alone': async (at) => {
      const both = await readFile(at, 'utf8')
      await writeFile(at, both.replace(/,\{"key":"[0-9a-f]+","record":null,"signature":"[0-9a-f]+"\}\]/, ']'))
    },
  }
  for (const [lie, change] of Object.entries(words)) {
    const changed = join((night as MixedNight).directory, lie)
    await cp(bundle(), changed, { recursive: true })
    await change(join(changed, 'seals/online-approvals.json'))
    await namedAnew(changed)
    const { broken } = await threeCheckers(changed, toHex(made.authority.publicKey))
    expect(broken, lie).toEqual({ command: ['V07'], page: ['V07'], python: ['V07'] })
  }
})

it('a pair and the online ballot box, lost together: all three hold the declaration, and nothing in its place', async () => {
  const both: Before = async ({ made, config, directory }) => {
    await declareLost(made, join(directory, 'reports'), [BURNT, BOX_LOST])
    return { media: [config.media?.[0] ?? ''] }
  }
  expect(await counted(ONLINE, both)).toEqual([
    '0: 11×2 12×1 ended 0 unopened 0 refused 0',
    '1: 21×2 22×1 ended 0 unopened 0 refused 0',
  ])
  const made = (night as MixedNight).made
  const COUNTED: LostPair = { ...BURNT, station: '1' as StationId }
  const changes: Readonly<Record<string, (at: string) => Promise<unknown>>> = {
    'neither of its files': (at) => Promise.all(Object.values(DECLARATION).map((name) => rm(join(at, name)))),
    'no signature': (at) => rm(join(at, DECLARATION.signature)),
    'the pair alone': (at) => declareLost(made, at, [BURNT]),
    'a pair that was counted': (at) => declareLost(made, at, [BOX_LOST, COUNTED]),
    'a seal of the box beside it': (at) => writeFile(join(at, 'seals/online.bin'), new Uint8Array(4096)),
  }
  for (const [change, make] of Object.entries(changes)) {
    const changed = join((night as MixedNight).directory, change)
    await cp(bundle(), changed, { recursive: true })
    await make(changed)
    await namedAnew(changed)
    const { broken } = await threeCheckers(changed, toHex(made.authority.publicKey))
    const numbers = change.startsWith('a seal') ? ['V03', 'V07'] : ['V03']
    expect(broken, change).toEqual({ command: numbers, page: numbers, python: numbers })
  }
})

/** By a machine for which this key of a commission has signed. */
function resealed(
  { election }: MixedNight['made'],
  before: Uint8Array,
  commission: Uint8Array,
  change: (page: Uint8Array) => unknown,
): Uint8Array {
  const key = makeSigningKey(seededRandomness('a sorter'))
  const { electionId, keySet } = election.electionPackage
  const said = { electionId, keySet, role: 'sorting' as const, serial: 'SN-OTHER', signingKey: toHex(key.publicKey) }
  const document = signTallyMachine(said, commission)
  const page = before.slice()
  page.fill(0, 992, 4096)
  page.set(uint(document.bytes.length, 2), 992)
  page.set(document.bytes, 994)
  page.set(document.signature, 2080)
  change(page)
  page.set(sign('online-seal', page.subarray(0, 4032), key.secretKey), 4032)
  return page
}

/** Nobody signs the manifest, so a forger writes it anew. */
async function namedAnew(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const names = entries.flatMap((each) =>
    each.isFile() ? [relative(directory, join(each.parentPath, each.name))] : [],
  )
  const files = await Promise.all(
    names.map(async (name) => [name, new Uint8Array(await readFile(join(directory, name)))] as const),
  )
  const manifest = withManifest(new Map(files)).get('manifest.json') ?? expect.unreachable()
  await writeFile(join(directory, 'manifest.json'), manifest)
}

/** ballot-box.md §8 */
const MACHINE_AT = 48

it('a pair that another machine took over: its seal bears the name of that machine', async () => {
  expect(await counted({ takenOver: true })).toEqual([
    '0: 11×2 12×3 ended 0 unopened 0 refused 0',
    '1: 21×2 22×1 23×1 ended 1 unopened 0 refused 0',
  ])
  expect(await sealsOf()).toEqual(['1-1.bin', '2-1.bin'])
  expect((await readFile(bundle('seals', '1-1.bin'), 'latin1')).slice(MACHINE_AT, MACHINE_AT + 4)).toBe('1-K2')
})

it('a station of early voting: its votes are in the same list', async () => {
  const early = ['2002-06-20', '2002-06-21', '2002-06-22'] as LocalDate[]
  const stations = [
    { kiosks: 1, spares: 0, early },
    { kiosks: 1, spares: 0 },
  ]
  expect(await counted({ stations })).toEqual([
    '0: 11×2 12×3 ended 0 unopened 0 refused 0',
    '1: 21×2 22×1 23×1 ended 1 unopened 0 refused 0',
  ])
  expect(await sealsOf()).toEqual(['1-1.bin', '2-1.bin'])
})

it('a contest that went off the machines in the day: its votes until then are opened', async () => {
  const options: MixedNightOptions = {
    list2: 'suspended',
    votes: ({ record }) => [[[record(0, 12, 1), 21]], [[undefined, 22]]],
    contests: { mayor: { issued: 1, men: 1, recordsTold: 1 } },
  }
  expect(await counted(options)).toEqual([
    '0: 12×1 ended 0 unopened 0 refused 0',
    '1: 21×1 22×1 ended 0 unopened 0 refused 0',
  ])
})

it('a contest that fell away in the day: nobody opens its votes, and they are in no file', async () => {
  const options: MixedNightOptions = {
    candidates: [1, 5],
    mayorsOfList1: 2,
    votes: ({ record }) => [[[record(0, 12, 1), 21]], [[undefined, 22]]],
    contests: { mayor: { issued: 1, men: 1, recordsTold: 1 } },
  }
  expect(await counted(options)).toEqual(['1: 21×1 22×1 ended 0 unopened 0 refused 0'])
  expect((await readdir(bundle())).filter((name) => /-0[-.]/.test(name))).toEqual([])
})
