/**
 * Two PCs, each the running app, and a directory as the stick: the second mixer works on a machine that the first PC does not
 * control. Neither believes the other; whatever is wrong with a stick is refused in words, and what was mixed stays as it was.
 */
import { cp, mkdir, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CarriedList,
  carriedListFile,
  carriedMixFile,
  parseCarriedList,
  parseCarriedMix,
} from '#election/bundle/carried-files.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { bundleFound, holdersOpen, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { secondPlace, type TwoPcs, twoPcs } from '#simulation/counting/second-pc.ts'
import { countResultJson } from './services/count/result-json.ts'

let night: MixedNight
let pcs: TwoPcs
let second: DrivenTally
/** As the first PC wrote it, and as the second one gave it back. */
let kept: { readonly out: string; readonly back: string }

const folder = (...names: readonly string[]) => join(pcs.stick, 'ippyo-mix', ...names)
const bundle = () => join(night.directory, 'out', 'bundle')
const mixes = async () => (await readdir(bundle())).filter((name) => name.startsWith('mix')).sort()

beforeAll(async () => {
  night = await mixedNight()
  pcs = await twoPcs(night)
  second = await pcs.second()
  kept = { out: join(night.directory, 'stick-out'), back: join(night.directory, 'stick-back') }
})
afterAll(async () => {
  await pcs.first.tally.stop()
  await second.tally.stop()
  await rm(night.directory, { recursive: true })
})

/** Another stick is in the socket: a copy of what people have. */
async function putIn(content: string | null): Promise<void> {
  await rm(pcs.stick, { recursive: true, force: true })
  if (content === null) await mkdir(pcs.stick)
  else await cp(content, pcs.stick, { recursive: true })
}

const outwards = async () => (await pcs.first.act({ type: 'carry-out' })).message
const back = async () => (await pcs.first.act({ type: 'carry-in' })).message
const there = async () => (await second.act({ type: 'mix-carried' })).message

async function change(path: string, to: (bytes: Uint8Array) => void): Promise<void> {
  const bytes = new Uint8Array(await readFile(path))
  to(bytes)
  await writeFile(path, bytes)
}

/** By somebody who has the stick for a while: each hash is again that of its file. */
async function renamed(as: (list: CarriedList) => CarriedList): Promise<void> {
  const list = parseCarriedList(new Uint8Array(await readFile(folder('list.json'))))
  if (list === null) throw new Error('list.json')
  const there = as(list)
  const hashes = there.files.map(async (file) => ({ ...file, sha256: sha256Hex(await readFile(folder(file.path))) }))
  await writeFile(folder('list.json'), carriedListFile({ ...there, files: await Promise.all(hashes) }).bytes)
}

describe('the first PC', () => {
  it('mixes once and waits; nobody is asked for a passphrase', async () => {
    const view = await pcs.first.act({ type: 'mix-with-second' })
    expect(view).toMatchObject({ message: null, mixed: null, sealTo: null, carried: { records: 10, number: null } })
    expect(await mixes()).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
    const early = await pcs.first.act({ type: 'provide-share', index: 1, sealed: '00', records: 10 })
    expect(early.message?.code).toBe('mix-first')
  })

  it('writes no stick that has something else on it, and says which', async () => {
    await writeFile(join(pcs.stick, 'holiday.jpg'), 'x')
    expect(await outwards()).toEqual({ code: 'carry-stick-not-empty', about: { file: 'holiday.jpg' } })
    expect(await readdir(pcs.stick)).toEqual(['holiday.jpg'])
    await rm(pcs.stick, { recursive: true })
    expect((await outwards())?.code).toBe('carry-stick-missing')
    await mkdir(pcs.stick)
  })

  it('writes list, proofs, seals and their blinds, and shows 20 digits', async () => {
    // A folder that a computer puts there by itself is not in the way.
    await mkdir(join(pcs.stick, 'System Volume Information'))
    expect(await outwards()).toBeNull()
    const { carried } = pcs.first.tally.view()
    expect(carried?.number).toMatch(/^\d{5}( \d{5}){3}$/)
    const files = [0, 1].flatMap((c) => [`mix-${c}-1.bin`, `refused-${c}.bin`, `votes-${c}.bin`])
    expect((await readdir(folder())).sort()).toEqual(['list.json', ...files, 'reports', 'seals', 'sets.json'].sort())
    // The same list has the same number: a second stick may be made when the first one is lost.
    expect(await outwards()).toBeNull()
    expect(pcs.first.tally.view().carried).toEqual(carried)
    await cp(pcs.stick, kept.out, { recursive: true })
  })

  it('takes nothing back from a stick that nobody has mixed', async () => {
    expect((await back())?.code).toBe('carry-not-mixed')
    await putIn(null)
    expect((await back())?.code).toBe('carry-stick-has-no-list')
    expect(await mixes()).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
  })
})

describe('the second PC', () => {
  beforeEach(() => putIn(kept.out))

  it('begins nothing without a whole list: power cut while it was written, or a bit that fell over', async () => {
    await putIn(null)
    expect((await there())?.code).toBe('carry-stick-has-no-list')
    await putIn(kept.out)
    const names = [
      ...(await readdir(folder())).filter((name) => name !== 'seals' && name !== 'reports'),
      'seals/1-1.bin',
      'reports/1.json',
      'reports/2.sig',
    ]
    for (const name of names) {
      await unlink(folder(name))
      expect(await there(), name).toEqual({ code: 'carry-list-not-whole', about: { file: name } })
      await cp(join(kept.out, 'ippyo-mix', name), folder(name))
      await truncate(folder(name), 60)
      expect(await there(), name).toEqual({ code: 'carry-list-not-whole', about: { file: name } })
      await cp(join(kept.out, 'ippyo-mix', name), folder(name))
      await change(folder(name), (bytes) => {
        bytes[bytes.length - 2] = (bytes[bytes.length - 2] as number) ^ 1
      })
      expect((await there())?.code, name).toBe('carry-list-not-whole')
      await cp(join(kept.out, 'ippyo-mix', name), folder(name))
    }
    expect(second.tally.view().carriedMixed).toBeNull()
  })

  it('takes no list of another election', async () => {
    await renamed((list) => ({ ...list, package: 'cd'.repeat(32) }))
    expect((await there())?.code).toBe('carry-of-other-election')
  })

  it.each([
    ['with a newer candidate list than this PC has', (lists: readonly string[]) => [...lists, 'cd'.repeat(32)]],
    ['with another candidate list', (lists: readonly string[]) => lists.map(() => 'cd'.repeat(32))],
  ])('takes no list %s, and calls it no lie of the first PC', async (_, changed) => {
    await renamed((list) => ({ ...list, lists: changed(list.lists) }))
    expect(await there()).toMatchObject({ code: 'carry-other-candidate-list', about: { own: 1 } })
    expect(await readdir(folder())).not.toContain('mix-0-2.bin')
  })

  const first = (name: string) => (bytes: Uint8Array) => {
    const at = name === 'sets.json' ? new TextDecoder().decode(bytes).indexOf('"blind":"') + 9 : 100
    bytes[at] = name === 'sets.json' ? (bytes[at] === 0x31 ? 0x32 : 0x31) : (bytes[at] as number) ^ 1
  }
  it.each([
    ['a seal that no machine signed so', 'seals/1-1.bin', 'seals/1-1.bin'],
    ['blinds that fit no list', 'sets.json', 'votes-0.bin'],
    ['a vote that is not the sealed one', 'votes-0.bin', 'votes-0.bin'],
    ['a first mix that is not of these votes', 'mix-0-1.bin', 'mix-0-1.bin'],
  ])(
    'mixes nothing that does not hold, whatever its list says: %s',
    async (_, changed, named) => {
      await change(folder(changed), first(changed))
      await renamed((list) => list)
      expect(await there()).toEqual({ code: 'carry-list-does-not-hold', about: { file: named } })
      expect(await readdir(folder())).not.toContain('mix-0-2.bin')
    },
    60_000,
  )

  it('mixes nothing of which a seal was left out', async () => {
    await unlink(folder('seals/2-1.bin'))
    await renamed((list) => ({ ...list, files: list.files.filter(({ path }) => path !== 'seals/2-1.bin') }))
    expect(await there()).toEqual({ code: 'carry-list-does-not-hold', about: { file: 'seals/2-1.bin' } })
  })

  it('mixes what the seals have, and shows both numbers', async () => {
    const view = await second.act({ type: 'mix-carried' })
    expect(view).toMatchObject({ message: null, busy: null, carriedMixed: { records: 10, seals: 2, mixers: 2 } })
    expect(view.carriedMixed?.list).toBe(pcs.first.tally.view().carried?.number)
    expect((await readdir(folder())).filter((name) => name.startsWith('mix')).sort()).toEqual(
      ['mix-0-1.bin', 'mix-0-2.bin', 'mix-1-1.bin', 'mix-1-2.bin', 'mixed.json'].sort(),
    )
    await cp(pcs.stick, kept.back, { recursive: true })
  })

  it('never mixes one list twice on one stick', async () => {
    await putIn(kept.back)
    expect((await there())?.code).toBe('carry-mixed-already')
  })

  it('after a power cut begins anew: pieces of the attempt before are gone', async () => {
    await cp(join(kept.back, 'ippyo-mix', 'mix-0-2.bin'), folder('mix-0-2.bin'))
    await writeFile(folder('mix-2-2.bin'), 'half')
    expect(await there()).toBeNull()
    const of = (name: string) => readFile(name)
    expect((await of(folder('mix-0-2.bin'))).equals(await of(join(kept.back, 'ippyo-mix', 'mix-0-2.bin')))).toBe(false)
    expect(await readdir(folder())).not.toContain('mix-2-2.bin')
  })
})

it('the second PC has nothing on its disk when it is switched off', async () => {
  await second.tally.stop()
  const left = await readdir(secondPlace(night, 'out'), { recursive: true, withFileTypes: true })
  expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([])
  expect(await readdir(secondPlace(night, 'machine'))).toEqual(['authority.pub'])
})

describe('what came back', () => {
  beforeEach(() => putIn(kept.back))

  it('is not written over', async () => {
    expect((await outwards())?.code).toBe('carry-stick-has-mix')
  })

  it('is refused where it is half-copied, answers another list, or names other files', async () => {
    await truncate(folder('mix-1-2.bin'), 100)
    expect(await back()).toEqual({ code: 'carry-mix-not-whole', about: { file: 'mix-1-2.bin' } })
    await putIn(kept.back)
    const mix = parseCarriedMix(new Uint8Array(await readFile(folder('mixed.json'))))
    if (mix === null) throw new Error('mixed.json')
    for (const other of [
      { ...mix, list: 'ab'.repeat(32) },
      { ...mix, mixer: 3 },
      { ...mix, files: mix.files.slice(1) },
    ]) {
      await writeFile(folder('mixed.json'), carriedMixFile(other).bytes)
      expect((await back())?.code).toBe('carry-other-list')
    }
    expect(await mixes()).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
  })

  it('is refused where its proof does not hold, whatever its own file says', async () => {
    await change(folder('mix-0-2.bin'), (bytes) => bytes.copyWithin(64 + 32, 64, 64 + 32))
    const mix = parseCarriedMix(new Uint8Array(await readFile(folder('mixed.json'))))
    if (mix === null) throw new Error('mixed.json')
    const sha256 = sha256Hex(await readFile(folder('mix-0-2.bin')))
    const files = mix.files.map((file) => (file.path === 'mix-0-2.bin' ? { ...file, sha256 } : file))
    await writeFile(folder('mixed.json'), carriedMixFile({ ...mix, files }).bytes)
    expect(await back()).toEqual({ code: 'carry-mix-does-not-hold', about: { file: 'mix-0-2.bin' } })
    // Nothing of it stays, and the hall may go on with another PC.
    expect(await mixes()).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
    expect(pcs.first.tally.view()).toMatchObject({ mixed: null, carried: { records: 10 } })
  })

  it('is taken once its proofs hold; its number is the second PC’s', async () => {
    expect(await back()).toBeNull()
    const { mixed, carried } = pcs.first.tally.view()
    expect([mixed?.mixers, carried]).toEqual([2, null])
    expect(mixed?.second).toMatch(/^\d{5}( \d{5}){3}$/)
    expect(await mixes()).toEqual(['mix-0-1.bin', 'mix-0-2.bin', 'mix-1-1.bin', 'mix-1-2.bin'])
    // A second answer finds nobody who asks.
    expect((await pcs.first.act({ type: 'carry-in' })).mixed).toEqual(mixed)
  })

  it('ends in the totals of the plain reference, in a bundle that holds', async () => {
    const secondMix = pcs.first.tally.view().mixed?.second
    expect((await holdersOpen(night, pcs.first, [2, 3])).phase).toBe('result')
    const { result } = await joinPaper(pcs.first)
    const mayor = countNaive({ kind: 'head', seats: 1, candidates: [1, 2] }, [1, 1, 2, 2, 2])
    expect(countResultJson(result?.contests ?? [])[0]?.joined?.totals).toEqual(mayor.totals)
    // On how many PCs was mixed: the paper says so from the signed stage, after a restart too.
    const stage = JSON.parse(await readFile(join(night.directory, 'out', 'count', '3-opened', 'report.json'), 'utf8'))
    expect(stage.secondMix).toBe(secondMix)
    const found = await bundleFound(night)
    // Nobody told the checker the number on paper.
    expect(found.findings.filter(({ result: each }) => each !== 'holds').map(({ check }) => check)).toEqual(['V34'])
  })
})
