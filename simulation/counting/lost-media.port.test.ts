/** Both media of a machine burn: declared by the office, counted around by the tally, told by every paper, held by the reader. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { writeAuthorityFile } from '#election/keys/authority.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { lostInWords } from '#office/commands/verify/verify-count-words.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { systemClock } from '#shell/system-clock.ts'
import { declareInOffice } from '#simulation/office/declare-in-office.ts'
import { type VerifyInput, verify } from '#verify/main.ts'
import {
  type CountingElection,
  countingElection,
  TALLY_PASSPHRASE,
  writeCountingElection,
  writeStationReport,
} from './counting-election.ts'
import { compareReports, type DrivenTally, driveTally, joinPaper, mixAndOpen, startCounting } from './drive-tally.ts'
import { type Session, writePair } from './sealed-pair.ts'

const PASSPHRASE = '選管の合言葉'
const randomness = secureRandomness()
let directory: string
let made: CountingElection
const media = new Map<string, string>()
const VOTES: Readonly<Record<string, readonly Session[]>> = {
  '1 1': [
    [11, 21],
    [12, 22],
    [11, 21],
  ],
  '1 2': [
    [12, 23],
    [12, 23],
  ],
}
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-lost-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 2, spares: 0 }] })
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 5, pairs: ['started', 'started'] })
  for (const [place, sessions] of Object.entries(VOTES)) {
    const [station = '', pair] = place.split(' ')
    const written = await writePair(made, { station, pair: Number(pair), sessions }, at('media'), randomness)
    media.set(place, written.original)
  }
  await mkdir(at('office'))
  const { authority } = made
  const file = await writeAuthorityFile(authority, { passphrase: PASSPHRASE, cost: COST_FIXTURE, randomness })
  await writeFile(at('office/authority.json'), file)
  await writeFile(at('office/authority.pub'), `${toHex(authority.publicKey)}\n`)
})

afterAll(() => rm(directory, { recursive: true }))

const PLACE = { station: '1' as StationId, pair: 2 as PairNumber }
const BURNT: Omit<LostPair, 'station' | 'pair'> = {
  cause: 'destroyed',
  known: '運ぶ車の火災',
  opinion: '異議なし',
  witnesses: ['立会 一郎'],
  recordsTold: { mayor: 2, council: 2 },
}

function declare(said: Parameters<typeof declareInOffice>[2], passphrase = PASSPHRASE) {
  const places = { package: at('package'), office: at('office'), out: at('reports') }
  const by = { passphrase, chair: '選挙 長', now: systemClock().now() }
  return declareInOffice({ ...places, ...by }, PLACE, said)
}

function tallyIn(out: string, places: readonly string[]): Promise<DrivenTally> {
  const slots = places.map((place) => media.get(place) ?? place)
  const paths = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  return driveTally({ ...paths, media: slots, out: at(out) }, randomness)
}

async function received(driven: DrivenTally) {
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  return driven.act({ type: 'read-media' })
}

async function explainAll(driven: DrivenTally) {
  for (const { id } of driven.tally.view().doubts) {
    await driven.act({ type: 'explain', doubt: id, reason: '組2の票は失われた', by: ['選挙 長'] })
  }
}

async function opened(driven: DrivenTally) {
  await explainAll(driven)
  return mixAndOpen(driven, made.passphrases)
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
}

it('nothing is signed with a wrong passphrase', async () => {
  expect(await declare(BURNT, 'no')).toMatchObject({ error: { type: 'wrong-office-passphrase' } })
  await expect(readFile(at('reports/lost-media.json'))).rejects.toThrow('ENOENT')
})

it('what is declared is signed, and stands on paper with cause, opinion, names and the records told', async () => {
  expect(await declare(BURNT)).toEqual({ ok: true })
  const paper = textOf(at('reports/lost-media.pdf')).replaceAll(/\s/g, '')
  for (const said of [
    '運ぶ車の火災',
    '異議なし',
    '立会一郎',
    '選挙長選挙長',
    '見本市長選挙2件',
    '媒体が壊れて読めない',
  ]) {
    expect(paper).toContain(said)
  }
})

it('K6: the power goes between the files of a second declaration: the office goes on from what is there', async () => {
  const [document, signature] = ['reports/lost-media.json', 'reports/lost-media.sig'].map((name) => at(name)) as [
    string,
    string,
  ]
  const [before, signedBefore] = [await readFile(document), await readFile(signature)]
  const again = { ...BURNT, witnesses: [...BURNT.witnesses, '立会 二郎'] }
  expect(await declare(again)).toEqual({ ok: true })
  const [now, signedNow] = [await readFile(document), await readFile(signature)]
  expect(now).not.toEqual(before)
  // The document is the new one, its signature has not got its name yet.
  await writeFile(signature, signedBefore)
  expect(await declare(again)).toMatchObject({ error: { type: 'declaration-not-signed' } })
  await writeFile(`${signature}.next`, signedNow)
  expect(await declare(again)).toEqual({ ok: true })
  // Nothing but the next signature was written: what was declared before holds.
  for (const [path, bytes] of [
    [document, before],
    [signature, signedBefore],
    [`${signature}.next`, signedNow],
  ] as const)
    await writeFile(path, bytes)
  expect(await declare(BURNT)).toEqual({ ok: true })
})

it('the rest is counted, final when the books are explained, and each paper says what it is without', async () => {
  const driven = await tallyIn('out', ['1 1'])
  const view = await received(driven)
  expect(view.message).toBeNull()
  expect(view.lost).toMatchObject([{ station: '1', pair: 2, cause: 'destroyed', refused: null }])
  expect(view.missing.map((item) => item.type)).toEqual(['explanation', 'explanation'])
  await opened(driven)
  const counted = await joinPaper(driven)
  expect(counted.result).toMatchObject({ final: true, contests: [{ records: 3 }, { records: 3 }] })
  for (const document of ['result-sheet', 'counting-record'] as const) {
    expect((await driven.act({ type: 'print', document })).message).toBeNull()
    const paper = textOf(at(`out/documents/${document}.pdf`)).replaceAll(/\s/g, '')
    expect(paper).toContain('この結果に含まれない記録媒体')
    expect(paper).toContain(
      '第1投票区投票所組2：媒体が壊れて読めない。閉鎖のときに投票機が示した記録の数見本市長選挙2件',
    )
  }
  await driven.tally.stop()
})

it('after a restart the result says so again, and not without the signature', async () => {
  const again = await tallyIn('out', ['1 1'])
  await again.until(({ phase }) => phase === 'choose-mode')
  expect(await again.act({ type: 'choose-mode', mode: 'count' })).toMatchObject({ message: { code: 'tally-locked' } })
  await again.unlock(TALLY_PASSPHRASE)
  expect(await again.act({ type: 'choose-mode', mode: 'count' })).toMatchObject({
    result: { final: true },
    lost: [{ pair: 2, chair: '選挙 長' }],
  })
  await again.tally.stop()
  const signature = await readFile(at('out/lost-media.sig'))
  await rm(at('out/lost-media.sig'))
  const without = await tallyIn('out', ['1 1'])
  const refused = await without.until(({ phase }) => phase !== 'starting')
  expect(refused).toMatchObject({ phase: 'out-of-service', message: { code: 'lost-media-not-signed' } })
  await without.tally.stop()
  await writeFile(at('out/lost-media.sig'), signature)
})

function audit(places: readonly string[], without: Partial<VerifyInput> = {}) {
  return verify({
    packageDirectory: at('package'),
    authority: toHex(made.authority.publicKey),
    media: places.map((place) => media.get(place) ?? ''),
    reports: at('reports'),
    count: at('out'),
    shares: {
      paths: [1, 2].map((index) => at(`shares/share-${index}.json`)),
      passphrases: async () => made.passphrases.slice(0, 2),
    },
    ...without,
  })
}

it('the independent reader holds the count, and says what it is without; with the pair there it opens nothing', async () => {
  const found = await audit(['1 1'])
  expect(found.count).toMatchObject({ problem: null, differences: [] })
  expect(found).toMatchObject({ holds: true, lost: [{ station: '1', pair: 2 }], refusedReports: [] })
  expect(found.district).toMatchObject({ problem: null, totals: { records: 6 } })
  expect((await audit(['1 1', '1 2'])).district?.problem).toMatchObject({ type: 'lost-but-present' })
})

it('without shares and count too, a pair that was declared lost and is here is none whose votes are missing', async () => {
  const told = await readFile(at('reports/lost-media.json'))
  const signature = await readFile(at('reports/lost-media.sig'))
  expect(await declare({ ...BURNT, recordsTold: null })).toEqual({ ok: true })
  const without = { shares: undefined, count: undefined } as unknown as Partial<VerifyInput>
  expect(await audit(['1 1'], without)).toMatchObject({ holds: true, complete: false })
  const found = await audit(['1 1', '1 2'], without)
  expect(found).toMatchObject({ holds: false })
  expect(lostInWords(found, 'en').at(-1)).toMatch(/^NO {4}\[lost-but-present\] .*: 1 2\n/)
  await writeFile(at('reports/lost-media.json'), told)
  await writeFile(at('reports/lost-media.sig'), signature)
})

it('when the pair turns up the declaration stops the count, and this machine opens no second set', async () => {
  const driven = await tallyIn('second', ['1 1', '1 2'])
  const view = await received(driven)
  expect(view.missing).toContainEqual({ type: 'declaration', station: '1', pair: 2, why: 'present' })
  expect((await driven.act({ type: 'count' })).message?.code).toBe('incomplete')
  expect(await declare(null)).toEqual({ ok: true })
  expect((await driven.act({ type: 'receive-reports' })).missing).toEqual([])
  expect((await opened(driven)).message?.code).toBe('opened-with-other-set')
  await driven.tally.stop()
})
