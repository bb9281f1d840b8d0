import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectedImage, loadImage, MEDIA_DIRECTORY, type Slot } from '#fixtures/media/load.ts'
import { verify } from './main.ts'
import { verifyMedium } from './medium/verify-medium.ts'
import { readTrust, type Trust } from './package/trust.ts'

let directory: string
let authority: string
let trust: Trust

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-media-'))
  authority = (await readFile(join(MEDIA_DIRECTORY, 'authority.pub'), 'utf8')).trim()
  const read = await readTrust(join(MEDIA_DIRECTORY, 'package'), authority)
  if (typeof read === 'string') throw new Error(read)
  trust = read
})
afterAll(() => rm(directory, { recursive: true }))

/** @returns the directory of the medium, as it is mounted */
async function laid(
  image: string,
  slot: Slot,
  change: (bytes: Buffer) => void = () => {},
  as = image,
): Promise<string> {
  const place = join(directory, as, slot)
  await mkdir(place, { recursive: true })
  const bytes = Buffer.from(loadImage(image, slot))
  change(bytes)
  await writeFile(join(place, 'ballot-box.ippyo'), bytes)
  return place
}

const check = (...media: string[]) => verify({ packageDirectory: join(MEDIA_DIRECTORY, 'package'), authority, media })

describe('what is given is no medium', () => {
  it('nothing there, an empty directory, a text, an empty file and a pipe each have their own name', async () => {
    const at = (name: string) => join(directory, name)
    await mkdir(at('empty-directory'))
    await writeFile(at('text'), 'no ballot box at all'.repeat(500))
    await writeFile(at('nothing'), '')
    execFileSync('mkfifo', [at('pipe')])
    const found = await Promise.all(
      ['nowhere', 'empty-directory', 'text', 'nothing', 'pipe'].map((name) => verifyMedium(at(name), trust)),
    )
    const problems = ['missing', 'missing', 'not-a-ballot-box', 'truncated', 'not-a-file']
    expect(found.map((medium) => medium.problem)).toEqual(problems)
    expect((await verifyMedium('/dev/null', trust)).problem).toBe('not-a-file')
  })

  it('a directory in the place of the file, and links that lead in a circle', async () => {
    await mkdir(join(directory, 'nested', 'ballot-box.ippyo'), { recursive: true })
    expect((await verifyMedium(join(directory, 'nested'), trust)).problem).toBe('not-a-file')
    await symlink(join(directory, 'circle'), join(directory, 'circle'))
    expect((await verifyMedium(join(directory, 'circle'), trust)).problem).toBe('unreadable')
  })

  const root = process.getuid?.() === 0
  it.skipIf(root)(`a medium that this user may not read${root ? ': root may read every file' : ''}`, async () => {
    const place = await laid('good', 'original', undefined, 'locked')
    await chmod(join(place, 'ballot-box.ippyo'), 0)
    expect((await verifyMedium(place, trust)).problem).toBe('no-permission')
  })

  it('a file cut anywhere or made longer by a byte or a terabyte', async () => {
    const place = await laid('good', 'original', undefined, 'sizes')
    const file = join(place, 'ballot-box.ippyo')
    const size = loadImage('good', 'original').length
    for (const [bytes, problem] of [
      [2 ** 40, 'oversize'],
      [size + 4096, 'oversize'],
      [size + 1, 'oversize'],
      [size - 1, 'truncated'],
      [size - 4096, 'truncated'],
      [4096, 'truncated'],
      [4095, 'truncated'],
    ] as const) {
      await truncate(file, bytes)
      expect((await verifyMedium(place, trust)).problem, `${bytes} bytes`).toBe(problem)
    }
  })
})

describe('a good pair', () => {
  it('is told with machine, role, seals and numbers, and both media agree in every byte that must agree', async () => {
    const found = await check(await laid('good', 'original'), await laid('good', 'duplicate'))
    expect(found.holds).toBe(true)
    expect(found.pairs).toMatchObject([{ problem: null, differingPages: 0 }])
    const { seal, serial } = expectedImage('good').media.original
    expect(found.media[0]).toMatchObject({
      problem: null,
      role: 'original',
      serial,
      machine: seal?.machine,
      records: seal?.records,
      recordsInAll: Object.values(seal?.records ?? {}).reduce((sum, count) => sum + count, 0),
      logChain: 'whole',
      damagedPages: 0,
    })
    expect(found.media[0]?.seals.map((each) => each.state)).toEqual(['whole', 'none', 'whole'])
  })

  it('whose partner failed names it, with time and cause', async () => {
    const found = await check(await laid('one-medium-failed', 'original'))
    expect(found.holds).toBe(true)
    const failed = expectedImage('one-medium-failed').media.original.seal?.failedMedium
    expect(found.media[0]?.failedMedium).toEqual({ role: failed?.role, cause: failed?.cause, at: failed?.minute })
  })

  it('that lost a page holds no more, and says which page', async () => {
    const found = await check(await laid('sealed-with-a-lost-page', 'original'))
    expect(found.holds).toBe(false)
    expect(found.media[0]).toMatchObject({ problem: null, doubts: ['pages-lost'], lostPages: 1, damagedPages: 1 })
    const [page] = expectedImage('sealed-with-a-lost-page').media.original.damagedPages
    expect(found.media[0]?.damage[0]).toMatchObject({ page, offset: (page ?? 0) * 4096, what: 'check-fails' })
  })
})

describe('a pair of which one medium was changed', () => {
  const bytes = Buffer.from(loadImage('good', 'original'))
  const isUsed = (page: number) => bytes.subarray(page * 4096, (page + 1) * 4096).some((byte) => byte !== 0)
  const ballot = Array.from({ length: 64 }, (_, i) => 48 + i).find(isUsed) ?? 0

  it.each([
    ['in a journal page, which has no check here', 16 * 4096 + 5, 'journal', []],
    ['in a gap', 18 * 4096 - 1, 'gap', ['not-zero']],
    ['in a ballot page', ballot * 4096 + 77, 'ballot', ['check-fails']],
  ] as const)('%s: the byte is found by its partner', async (where, at, section, own) => {
    const change = (image: Buffer) => {
      image[at] = (image[at] ?? 0) ^ 0x10
    }
    const original = await laid('good', 'original', change, where)
    const found = await check(original, await laid('good', 'duplicate', undefined, where))
    expect(found.holds).toBe(false)
    expect(found.media.map((medium) => medium.problem)).toEqual(['altered', null])
    const page = Math.floor(at / 4096)
    expect(found.media[0]?.damage).toEqual(own.map((what) => ({ section, page, offset: page * 4096, what })))
    expect(found.pairs).toMatchObject([
      {
        problem: 'contents-differ',
        differingPages: 1,
        differences: [{ section, page, offset: at, what: 'differs-from-partner' }],
      },
    ])
  })

  it('two in one role, or prepared twice, are no pair', async () => {
    const twice = await check(await laid('good', 'original'), await laid('good', 'original', undefined, 'image of it'))
    expect(twice.pairs).toMatchObject([{ problem: 'copy-of-a-medium' }])
    expect(twice.holds).toBe(false)
    const prepared = [await laid('prepared-twice', 'original'), await laid('prepared-twice', 'duplicate')]
    const found = await check(...prepared)
    expect(found.media.map((medium) => medium.problem)).toEqual([null, null])
    expect(found.pairs).toMatchObject([{ problem: 'headers-differ' }])
    expect(found.holds).toBe(false)
  })
})

describe('the package that a check trusts', () => {
  it('is refused when it is missing, of another authority, or any file of it was changed', async () => {
    const of = (packageDirectory: string, key = authority) => verify({ packageDirectory, authority: key, media: [] })
    expect((await of(join(directory, 'nowhere'))).problem).toBe('package-missing')
    // A key of small order would accept signatures that nobody made.
    const small = `01${'0'.repeat(62)}`
    expect((await of(join(MEDIA_DIRECTORY, 'package'), small)).problem).toBe('authority-key-unusable')
    const other = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
    expect((await of(join(MEDIA_DIRECTORY, 'package'), other)).problem).toBe('package-of-other-authority')
    const cases = {
      'package.json': 'package-altered',
      'package.sig': 'package-altered',
      'candidate-list-1.json': 'candidate-list-refused',
      'candidate-list-2.sig': 'candidate-list-refused',
    } as const
    for (const [name, problem] of Object.entries(cases)) {
      const place = join(directory, `package with another ${name}`)
      execFileSync('cp', ['-r', join(MEDIA_DIRECTORY, 'package'), place])
      const bytes = await readFile(join(place, name))
      bytes[60] = (bytes[60] ?? 0) ^ 1
      await writeFile(join(place, name), bytes)
      expect((await of(place)).problem, name).toBe(problem)
    }
    const [roll] = execFileSync('find', [join(MEDIA_DIRECTORY, 'package', 'rolls'), '-type', 'f'])
      .toString()
      .split('\n')
    const place = join(directory, 'package with another roll')
    execFileSync('cp', ['-r', join(MEDIA_DIRECTORY, 'package'), place])
    await writeFile(join(place, 'rolls', roll?.split('/').at(-1) ?? ''), 'somebody else')
    expect((await of(place)).problem).toBe('file-missing-or-altered')
  })
})
