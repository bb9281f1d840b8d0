/** A count by the command line ends in a bundle; `ippyo bundle` carries it out whole, or not at all. */
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { bundleFound, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { type Ended, IPPYO, ippyo, programEnds, said } from './ippyo-in-tests.ts'

let night: MixedNight
let counted: Ended
/** Before anybody has said what is on paper. */
let early: Awaited<ReturnType<typeof said>>
const at = (...names: readonly string[]) => join(night.directory, ...names)

beforeAll(async () => {
  night = await mixedNight({ publication: 'from-first-mix' })
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const found = ['--reports', at('reports'), '--shares', at('shares'), '--seats', '1,3', '--passphrases-fd', '0']
  const people = ['--without-paper', '選挙長 見本', ...(await reportNumberOptions(at('reports')))]
  const passphrases = [TALLY_PASSPHRASE, ...[0, 2].map((i) => night.made.passphrases[i] as string)]
  const count = ['--json', 'count', at('media'), ...grounds, ...found]
  await ippyo([...count, ...people.slice(2)], passphrases)
  early = await said('--lang', 'en', 'bundle', '--count', at('out'), '--out', at('early'))
  counted = await ippyo([...count, ...people], passphrases)
})
afterAll(() => rm(night.directory, { recursive: true }))

it('the command counts, and names the bundle', async () => {
  expect([counted.stderr, counted.code]).toEqual(['', 0])
  const told = JSON.parse(counted.stdout)
  expect(told.contests).toMatchObject([
    { id: 'mayor', totals: { '1': 2, '2': 3 }, ended: 0, unopened: 0 },
    { id: 'council', totals: { '1': 2, '2': 1, '3': 1 }, ended: 1, unopened: 0 },
  ])
  const result = JSON.parse(await readFile(at('out', 'documents', 'result.json'), 'utf8'))
  expect(result.bundle).toBe(told.bundle)
  expect(told.bundle).toMatch(/^\d{5}( \d{5}){3}$/)
})

it('carries all of it out as a directory that a checker holds, and never over something', async () => {
  const { out, code } = await said('bundle', '--count', at('out'), '--out', at('carried'), '--whole')
  expect([code, out.includes('do not publish it')]).toEqual([0, true])
  const found = await bundleFound(night, at('carried'))
  expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
  expect(out).toContain(found.fingerprint ?? 'no number')
  expect(found.isPublicPart).toBe(false)
  expect((await said('bundle', '--count', at('out'), '--out', at('carried'))).code).toBe(1)
})

it('without a word it carries out what this election publishes: from the first mix on, under the same number', async () => {
  const { code, out } = await said('bundle', '--count', at('out'), '--out', at('public'))
  expect([code, out.includes('--whole')]).toEqual([0, true])
  const names = await readdir(at('public'))
  expect(names.filter((name) => /^(votes|refused|mix-.-1)/.test(name))).toEqual([])
  expect(names).toEqual(
    expect.arrayContaining(['first-0.bin', 'first-1.bin', 'mix-0-2.bin', 'reports', 'seals', 'sets.json']),
  )
  const [part, whole] = await Promise.all(['public', 'carried'].map((name) => bundleFound(night, at(name))))
  expect(part?.findings.filter(({ result }) => result === 'fails')).toEqual([])
  expect([part?.isPublicPart, part?.fingerprint]).toEqual([true, whole?.fingerprint])
})

it.each(['half', 'half.tar'])('leaves nothing at %s where the disk takes no more', async (name) => {
  const words = ['bundle', '--count', at('out'), '--out', at(name), '--whole']
  const small = ['-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath, ...IPPYO, ...words]
  expect((await programEnds('/bin/sh', small, '')).code).not.toBe(0)
  expect((await readdir(night.directory)).filter((each) => each === name || each === 'half.unfinished')).toEqual([])
})

it('carries it out as one .tar, which another program unpacks to the same files', async () => {
  expect((await said('bundle', '--count', at('out'), '--out', at('carried.tar'), '--whole')).code).toBe(0)
  const [tar, folder] = await Promise.all(['carried.tar', 'carried'].map((name) => bundleFound(night, at(name))))
  expect(tar).toEqual(folder)
  const cut = await readFile(at('carried.tar'))
  await writeFile(at('cut.tar'), cut.subarray(0, cut.length - 1024))
  const refused = await said('--lang', 'en', 'verify-bundle', at('cut.tar'), '--authority', at('machine/authority.pub'))
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('or cut short')])
  await mkdir(at('unpacked'))
  execFileSync('tar', ['-xf', at('carried.tar'), '-C', at('unpacked')])
  const names = await readdir(at('carried'), { recursive: true })
  expect((await readdir(at('unpacked'), { recursive: true })).sort()).toEqual([...names].sort())
  for (const name of names.filter((each) => each.includes('.'))) {
    expect((await readFile(at('unpacked', name))).equals(await readFile(at('carried', name)))).toBe(true)
  }
})

it('CNT-12: figures by machine that the count holds back go to nobody but those who receive everything', async () => {
  const path = at('out', 'count', '4-counted', 'report.json')
  const before = await readFile(path, 'utf8')
  const report = JSON.parse(before)
  const titles: readonly string[] = report.contests.map(({ title }: { title: string }) => title)
  // Stage 4 has all figures, also those that must not be shown; beside them it says which have left the room.
  expect([early.code, early.out]).toEqual([1, expect.stringContaining(`(${titles.join(', ')})`)])
  const { mayor } = report.paper
  expect(mayor.left).toEqual([{ entries: 1, what: 'both' }])
  // As it is of a contest of which few people voted on paper, and after a correction that has shown nothing.
  for (const changed of [{ left: [{ entries: 1, what: 'sum' }] }, { entries: [...mayor.entries, ...mayor.entries] }]) {
    await writeFile(path, JSON.stringify({ ...report, paper: { ...report.paper, mayor: { ...mayor, ...changed } } }))
    const refused = await said('--lang', 'en', 'bundle', '--count', at('out'), '--out', at('few'))
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining(`(${titles[0]})`)])
  }
  await expect(readdir(at('few'))).rejects.toThrow('ENOENT')
  const whole = await said('--lang', 'en', 'bundle', '--count', at('out'), '--out', at('few'), '--whole')
  expect([whole.code, whole.out.includes('do not publish it')]).toEqual([0, true])
  await rm(path)
  const unfinished = await said('--lang', 'en', 'bundle', '--count', at('out'), '--out', at('early'))
  expect([unfinished.code, unfinished.out]).toEqual([1, expect.stringContaining('not here yet')])
  await writeFile(path, before)
})

it('carries nothing out that was changed since the count', async () => {
  const path = at('out', 'bundle', 'count.json')
  const before = await readFile(path)
  await writeFile(path, `${before} `)
  const { code, out } = await said('bundle', '--count', at('out'), '--out', at('changed'))
  expect([code, out.includes('count.json')]).toEqual([1, true])
  await expect(readdir(at('changed'))).rejects.toThrow('ENOENT')
  await writeFile(path, before)
})

it('verify --count holds the named bundle against the one beside the count, and says what checks its proofs', async () => {
  const media = ['1', '2'].map((station) => at('media', station, '1', 'original'))
  const verified = () => {
    const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--count', at('out')]
    return said('--lang', 'en', 'verify', ...media, ...grounds)
  }
  const honest = await verified()
  expect(honest.out).toContain('3-opened/report.json: bundle (the proofs of the bundle: ippyo verify-bundle')
  expect(honest.out).not.toContain('[count-differs]')
  const path = at('out', 'bundle', 'manifest.json')
  const before = await readFile(path)
  await writeFile(path, `${before} `)
  const changed = await verified()
  expect([changed.code, changed.out.includes('3-opened/report.json: bundle: ')]).toEqual([1, true])
  await rm(path)
  expect((await verified()).out).toContain("3-opened/report.json: bundle (put the count's bundle/ beside count/")
  await writeFile(path, before)
})
