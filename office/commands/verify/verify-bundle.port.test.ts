import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { bundlePage } from '#words/verify.ts'
import { said } from '../ippyo-in-tests.ts'

let directory: string
let authority: string
let files: Files

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-bundle-'))
  const bundle = await bundleOfElection(seededRandomness('verify-bundle'))
  files = bundle.files
  authority = join(directory, 'authority.pub')
  await writeFile(authority, bundle.authority)
})

afterAll(() => rm(directory, { recursive: true }))

const check = async (name: string, all: Files, ...options: string[]) =>
  said('verify-bundle', await writeBundle(join(directory, name), all), '--authority', authority, ...options)

it('an honest bundle holds, and says what could not be checked without paper', async () => {
  const { out, code } = await check('honest', files, '--lang', 'ja')
  expect(code).toBe(0)
  expect(out.split('\n').filter((line) => line.startsWith('×'))).toEqual([])
  expect(
    out
      .split('\n')
      .filter((line) => line.startsWith('－'))
      .map((line) => line.slice(2, 5)),
  ).toEqual(['V34'])
  expect(out).toContain('結論：確かめたところは合っています')
  const { out: english } = await check('honest', files)
  expect(english).toMatch(/Number of the bundle: (\d{5} ){3}\d{5}\./)
  const number = /Number of the bundle: ([\d ]{23})/.exec(english)?.[1] ?? ''
  const compared = async (said: string) => (await check('honest', files, '--number', said)).out
  expect(await compared(number)).toContain('○ V34')
  expect(await compared(number.replace(/^./, (digit) => (digit === '1' ? '2' : '1')))).toContain('× V34')
  expect(english).toMatch(/^.*2002-06-23$/m)
  expect(out).toMatch(/^.+ {0}　平成14年6月23日$/m)
  // V06: under an older candidate list everything else holds.
  const { election } = JSON.parse((await check('honest', files, '--json')).out)
  expect(english).toContain(`check number of package and candidate list  ${election}  `)
  expect(election).toMatch(/^(\d{5} ){3}\d{5}$/)
  expect(english).toContain(
    'Pairs of media in the package: 5. Sealed: 2; never used, by a signed report: 3; declared lost: 0.',
  )
  expect(english).toContain('not compared: V34')
  expect(await compared(number)).not.toContain('not compared:')
  expect(english).toMatch(/ {2}1 {2}\S+.*: 2\n {2}2 {2}\S+.*: 1\n {2}ended without voting 1/)
})

it('a candidate has the name that voters saw, in words and for the check page', async () => {
  const known = { election: { approvedNames: true } } as const
  const bundle = await bundleOfElection(seededRandomness('known as'), undefined, undefined, known)
  const place = await writeBundle(join(directory, 'known-as'), bundle.files)
  const key = join(directory, 'known-as.pub')
  await writeFile(key, bundle.authority)
  const { out, code } = await said('verify-bundle', place, '--authority', key)
  expect([code, out.includes('候補 1の1'), out.includes('戸籍')]).toEqual([0, true, false])
  const found = await verifyBundle(place, { authority: { key: bundle.authority }, bundle: null })
  expect(JSON.stringify(found)).not.toContain('戸籍')
})

it('a vote that was moved is named with its file, in words and for programs', async () => {
  const changed = withBytes(files, 'opened-0.bin', (bytes) => bytes.copyWithin(64, 68, 72))
  const { out, code } = await check('moved', changed)
  expect(code).toBe(1)
  expect(out).toMatch(/× V3[23] DOES NOT HOLD/)
  expect(out).toContain(bundlePage.totalsUnproven.en)
  expect(out).not.toContain('Pairs of media')
  expect((await check('no-count', withFile(files, 'count.json', null))).out).not.toContain(bundlePage.totalsUnproven.en)
  const json = JSON.parse((await check('moved', changed, '--json')).out)
  expect(json).toMatchObject({ holds: false, use: 'fixture', title: expect.any(String), date: '2002-06-23' })
})

it('a link that leads nowhere is a file too many, and the rest is checked all the same', async () => {
  const place = await writeBundle(join(directory, 'locked'), files)
  await symlink('nobody@nowhere:1', join(place, '.#votes-0.bin'))
  const { out, code } = await said('verify-bundle', place, '--authority', authority)
  expect([code, out.split('\n').filter((line) => /^×|#votes/.test(line))]).toEqual([
    1,
    [expect.stringContaining('V01'), '    .#votes-0.bin '],
  ])
})

it('what is no bundle, or of another commission, is refused in words', async () => {
  const nothing = await said('verify-bundle', directory, '--authority', authority)
  expect(nothing).toMatchObject({ code: 1, out: expect.stringContaining('There is no bundle') })
  const altered = withBytes(files, 'package/package.json', (bytes) => bytes.set([0x20], bytes.length - 1))
  expect((await check('altered', altered)).code).toBe(1)
  const first = JSON.parse(await readFile(join(directory, 'honest', 'count.json'), 'utf8'))
  expect(first.format).toBe('ippyo bundle count 1')
})
