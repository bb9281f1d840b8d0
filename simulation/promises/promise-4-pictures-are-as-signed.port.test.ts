/** Promise 4: the pictures of a question's choices are those that were signed, at the choice for which they were signed. Both readers refuse any other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { CandidateList } from '#election/definition/definition.ts'
import type { Explained } from '#election/definition/explained.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { packageFiles } from '#shell/screen-files.ts'
import { EXPLAINED, PLAN_FILES, planOfBridge } from '#simulation/rooms/choice-pictures.ts'
import { tinyAuthority, tinyList, tinyQuestionPackage, tinyRoll } from '#simulation/rooms/tiny-documents.ts'
import { readTrust } from '#verify/package/trust.ts'

const [first, second] = EXPLAINED as readonly [Explained, Explained]
const paths = [...PLAN_FILES.keys()]
const [firstPath = '', secondPath = ''] = paths
/** The other reader takes no machine whose key is no point of the curve. */
const electionPackage = {
  ...tinyQuestionPackage,
  machines: tinyQuestionPackage.machines.map((each) => ({ ...each, signingKey: toHex(tinyAuthority.publicKey) })),
}
let directory: string
const put = (path: string, bytes: Uint8Array) => writeFileSync(join(directory, path), bytes)

function signed(explained: readonly unknown[]): CandidateList {
  const contests = tinyList.contests.map((entry, at) =>
    at === 0 ? { ...entry, uncontested: false, explained } : entry,
  )
  return { ...tinyList, contests } as CandidateList
}

function write(explained: readonly unknown[] = [first, second]): void {
  const documents: readonly (readonly [string, SignedBytes])[] = [
    ['package', signPackage(electionPackage, tinyAuthority.secretKey)],
    ['candidate-list-1', signCandidateList(signed(explained), tinyAuthority.secretKey)],
  ]
  for (const [name, { bytes, signature }] of documents) {
    put(`${name}.json`, bytes)
    put(`${name}.sig`, signature)
  }
  for (const path of paths.slice(0, 2)) put(path, PLAN_FILES.get(path) ?? new Uint8Array())
}

/** The words of each of the two readers. */
async function both(): Promise<readonly [string, string]> {
  const ours = await readPackageDirectory(directory, tinyAuthority.publicKey)
  const theirs = await readTrust(directory, toHex(tinyAuthority.publicKey))
  return [ours.ok ? 'taken' : ours.error.type, typeof theirs === 'string' ? theirs : 'taken']
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-choices-'))
  for (const name of ['choices', 'rolls']) mkdirSync(join(directory, name))
  put('rolls/2.roll', tinyRoll)
})
afterEach(() => rmSync(directory, { recursive: true }))

it('as they were signed, they are taken', async () => {
  write()
  expect(await both()).toEqual(['taken', 'taken'])
})

it('two that were swapped after the signature are refused', async () => {
  write()
  put(firstPath, PLAN_FILES.get(secondPath) ?? new Uint8Array())
  put(secondPath, PLAN_FILES.get(firstPath) ?? new Uint8Array())
  expect(await both()).toEqual(['file-altered', 'file-missing-or-altered'])
})

it('one of another election is refused, and so is one that is torn off or has words after its end', async () => {
  const plan = PLAN_FILES.get(firstPath) ?? new Uint8Array()
  for (const bytes of [
    planOfBridge(77),
    plan.subarray(0, 900),
    Uint8Array.from([...plan, 1]),
    utf8('<svg><script/></svg>'),
  ]) {
    write()
    put(firstPath, bytes)
    expect(await both()).toEqual(['file-altered', 'file-missing-or-altered'])
  }
})

it('a list whose choices are not alike is none', async () => {
  const { picture } = first
  for (const explained of [
    [first],
    [second, first],
    [first, { ...second, picture: null }],
    [first, { ...second, picture }],
    [first, { ...second, picture: { ...second.picture, width: 481 } }],
    [first, { ...second, picture: { ...second.picture, width: 20_000 } }],
    [first, { ...second, textEn: '' }],
    [first, { ...second, text: '' }],
  ]) {
    write(explained)
    expect(await both()).toEqual(['candidate-list-refused', 'candidate-list-refused'])
  }
})

it('a picture that is not as large as the list says is refused, though its hash is right', async () => {
  const other = (each: Explained) => ({ ...each, picture: { ...each.picture, width: 479 } })
  write([other(first), other(second)])
  expect(await both()).toEqual(['package-wrong-format', 'file-missing-or-altered'])
})

it('a screen is given those alone, and none while the package is not verified', () => {
  write()
  put('choices/00000000000000000000000000000000.png', planOfBridge(5))
  expect(packageFiles(directory, true)).toEqual([join(directory, firstPath), join(directory, secondPath)])
  expect(packageFiles(directory, false)).toEqual([])
  put(firstPath, planOfBridge(5))
  expect(packageFiles(directory, true)).toEqual([join(directory, secondPath)])
})
