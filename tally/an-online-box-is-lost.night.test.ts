/**
 * CNT-08, R9: the votes of an online ballot box that nobody can read or find are counted around, as lost media are: by the chair's declaration
 * that the commission signed, and never beside the votes themselves. Every paper and the bundle say what the result is without.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { type LostPair, ONLINE_BOX, readLostMedia, signLostMedia } from '#election/count/lost-media.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import { addMinutes, parseMinute } from '#election/time.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { declareLost } from '#simulation/counting/declare-lost.ts'
import { compareReports, type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receivedNight,
  VOTES,
} from '#simulation/counting/mixed-night.ts'
import type { Session } from '#simulation/counting/sealed-pair.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

const BOX = new TextEncoder().encode('an export')
const BURNT: LostPair = {
  ...{ ...ONLINE_BOX, cause: 'destroyed', known: '投票箱の場所の火災。正も副も読めない', opinion: '異議なし' },
  ...{ witnesses: ['立会 一郎'], recordsTold: { mayor: 3, council: 3 } },
}
const EVENING = parseMinute('2002-06-23T21:40') ?? expect.unreachable()
/** The one that is signed last counts. */
let declaredAt = EVENING
let night: MixedNight
let driven: DrivenTally
const at = (name: string) => join(night.directory, name)

beforeAll(async () => {
  const made = await mixedNight({ publication: 'from-first-mix', online: true })
  const stick = join(made.directory, 'online')
  night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), stick] } }
  driven = await receivedNight(night)
})
afterAll(async () => {
  await driven?.tally.stop()
  await rm(night.directory, { recursive: true })
})

function of({ made }: MixedNight, rules?: { readonly online: boolean }) {
  const { electionPackage, packageHash } = made.election
  const asked =
    rules === undefined ? electionPackage : { ...electionPackage, rules: { ...electionPackage.rules, ...rules } }
  return { electionPackage: asked, packageSha256: toHex(packageHash) }
}

function named(id: Session[number] | undefined) {
  return typeof id === 'number' ? id % 10 : ('ended' as const)
}

async function declared(...lost: readonly LostPair[]) {
  declaredAt = addMinutes(declaredAt, 1)
  await declareLost(night.made, at('reports'), lost, declaredAt)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  return driven.tally.view()
}

it('only where the package has an online box, for a cause that a box can have, and by the key of the commission', () => {
  const { authority } = night.made
  const read = (lost: LostPair, key = authority.secretKey, rules = of(night)) => {
    const signed = signLostMedia(
      { chair: '選挙 長', declaredAt, lost: [lost] },
      rules,
      signersOf(rules.electionPackage, key),
    )
    return readLostMedia(signed, authority.publicKey, rules)
  }
  expect(read(BURNT)).toMatchObject({ ok: true, value: { lost: [BURNT] } })
  const other = { ok: false, error: { type: 'other-election' } }
  for (const cause of ['unclosable', 'never-started'] as const) expect(read({ ...BURNT, cause })).toMatchObject(other)
  const none = { ...of(night).electionPackage.rules, online: false }
  const without = { ...of(night), electionPackage: { ...of(night).electionPackage, rules: none } }
  expect(read(BURNT, authority.secretKey, without)).toMatchObject(other)
  expect(read({ ...BURNT, station: stationId.parse('1') })).toMatchObject(other)
  expect(read({ ...BURNT, pair: pairNumber.parse(1) })).toMatchObject(other)
  expect(read(BURNT, new Uint8Array(32).fill(7))).toMatchObject({ ok: false, error: { type: 'other-authority' } })
})

it('the count waits for the votes, or for the declaration; beside the votes the declaration stops it', async () => {
  expect(driven.tally.view().missing).toEqual([{ type: 'online' }])
  await writeSortedStick(night.made, sortedOf(night.made, [[11, 21]], BOX), { box: BOX, directory: at('online') })
  await driven.act({ type: 'read-media' })
  expect(driven.tally.view()).toMatchObject({ missing: [], mayCount: true })
  const beside = await declared(BURNT)
  expect(beside.missing).toEqual([{ type: 'declaration', ...ONLINE_BOX, why: 'present' }])
  expect(beside).toMatchObject({ mayCount: false, lost: [{ refused: 'present' }] })
  // Those who found the stick take the declaration back, and the votes count.
  expect(await declared()).toMatchObject({ missing: [], mayCount: true, lost: [] })
})

it('with it the rest is counted, and is the count of the machines alone', async () => {
  await driven.tally.stop()
  await rm(at('online'), { recursive: true, force: true })
  await mkdir(at('online'))
  driven = await receivedNight(night)
  const view = await declared(BURNT)
  expect(view).toMatchObject({
    missing: [],
    mayCount: true,
    lost: [{ ...ONLINE_BOX, chair: '選挙 長', refused: null }],
  })
  expect((await driven.act({ type: 'count' })).message).toBe(null)
  expect(await holdersOpen(night, driven, [1, 3])).toMatchObject({ phase: 'result', message: null })
  const { result } = await joinPaper(driven)
  const told = countResultJson(result?.contests ?? [])
  for (const [i, kind] of (['head', 'council'] as const).entries()) {
    const cast = VOTES.flat().map((session) => named(session[i]))
    const candidates = Array.from({ length: kind === 'head' ? 2 : 5 }, (_, n) => n + 1)
    const naive = countNaive({ kind, seats: kind === 'head' ? 1 : 3, candidates }, cast)
    expect(told[i]?.joined?.totals).toEqual(naive.totals)
    expect(told[i]).toMatchObject({ ended: naive.ended, records: 5 })
  }
})

it('every paper of the count says what it is without, and the counting record all of it', async () => {
  const textOf = async (document: 'result-sheet' | 'counting-record' | 'storage-list' | 'poll-result') => {
    expect((await driven.act({ type: 'print', document })).message).toBeNull()
    const pdf = at(`out/documents/${document}.pdf`)
    return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
  }
  for (const document of ['result-sheet', 'counting-record', 'storage-list'] as const)
    expect(await textOf(document)).toContain('オンライン投票箱：投票箱の票が壊れて読めない。')
  // Those who voted in it did not stay away: their number is the declaration's.
  expect(await textOf('counting-record')).toContain('インターネット投票（票は失われた）3')
  expect(await textOf('poll-result')).toMatch(
    /インターネット投票（票は失わ30\.38.*計81\.00棄権者数（選挙当日有権者数－投票者数）792/,
  )
  const record = await textOf('counting-record')
  for (const said of ['失われた票の数', '投票箱の場所の火災', '異議なし（立会一郎）', '選挙長選挙長が宣言した'])
    expect(record).toContain(said)
})

it('both checkers hold the bundle by the declaration in it, and by nothing else in its place', async () => {
  const found = await bundleFound(night)
  expect(found.findings.filter(({ result }) => result !== 'holds' && result !== 'not-checked')).toEqual([])
  const reader = resolve(import.meta.dirname, '../fixtures/reference/check_bundle.py')
  const python = () => execFileSync('python3', [reader, at('out/bundle')], { encoding: 'utf8' })
  expect(python()).not.toMatch(/fails/)
  const failing = async () =>
    (await bundleFound(night)).findings.flatMap(({ check, result }) => (result === 'fails' ? [check] : []))
  const file = at('out/bundle/lost-media.json')
  const genuine = await readFile(file)
  await writeFile(file, genuine.toString().replace('異議なし', '異議あり'))
  expect(await failing()).toContain('V03')
  await rm(file)
  expect(await failing()).toContain('V03')
  await writeFile(file, genuine)
  expect(await failing()).toEqual([])
})

it('files, media and shares give the same to who checks them with the declaration, and nothing without it', async () => {
  const grounds = {
    ...{ packageDirectory: at('package'), authority: toHex(night.made.authority.publicKey), reports: at('reports') },
    ...{ media: night.config.media?.slice(0, 2) ?? [], count: at('out') },
    shares: {
      paths: [1, 3].map((n) => join(at('shares'), `share-${n}.json`)),
      passphrases: async () => [1, 3].map((n) => night.made.passphrases[n - 1] ?? ''),
    },
  }
  const found = await verify(grounds)
  expect(found.count).toMatchObject({ problem: null, differences: [] })
  expect(found.district).toMatchObject({ problem: null, totals: { contests: expect.anything() } })
  expect(found).toMatchObject({ lostProblem: null, complete: false, lost: [{ station: 'online', pair: 0 }] })
  for (const place of ['reports', 'out']) await rm(at(`${place}/lost-media.json`))
  expect((await verify(grounds)).district).toMatchObject({ problem: { type: 'online-box-not-here' }, totals: null })
})
