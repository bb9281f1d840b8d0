/** The independent reader accepts and refuses the same approvals of the vectors as the machines do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { approversOf, documentProblem, readApprovals } from './package/approvals.ts'

interface Vectors {
  readonly authority: string
  readonly package: string
  readonly lists: readonly string[]
  readonly approvers: readonly { readonly name: string; readonly key: string }[]
  readonly accepted: readonly { readonly why: string; readonly json: string; readonly by: readonly string[] }[]
  readonly refused: readonly { readonly why: string; readonly json: string; readonly problem: string }[]
  readonly document: Pick<Vectors, 'accepted' | 'refused'> & Parameters<typeof documentProblem>[1]
}
const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../fixtures/vectors/approvals.json', import.meta.url), 'utf8'),
)
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-approvals-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const trust = {
  authority: vectors.authority,
  approvers: vectors.approvers,
  packageHash: vectors.package,
  lists: vectors.lists.map((hash) => ({ hash })) as never,
}
function read(json: string) {
  writeFileSync(join(scratch, 'approvals-2.json'), json)
  return readApprovals(scratch, trust, vectors.approvers)
}

it.each(vectors.accepted)('$why', async ({ json, by }) => {
  expect(await read(json)).toMatchObject(by.map((name) => ({ name })))
})

it.each(vectors.refused)('refused: $why', async ({ json, problem }) => {
  expect(await read(json)).toBe(problem === 'wrong-format' ? 'malformed' : problem)
})

it.each([...vectors.document.accepted.map((each) => ({ ...each, problem: null })), ...vectors.document.refused])(
  'a document: $why',
  async ({ json, problem }) => {
    const path = join(scratch, 'tally-approvals.json')
    writeFileSync(path, json)
    const found = await documentProblem(path, vectors.document, vectors)
    expect(found).toBe(problem === 'wrong-format' ? 'malformed' : problem)
  },
)

it('an approvals file that is missing', async () => {
  expect(await readApprovals(join(scratch, 'nowhere'), trust, vectors.approvers)).toBe('missing')
})

it('the list of approvers is taken whole, with two people at least, none of them twice', () => {
  const file = (people: Vectors['approvers']) => {
    const approvers = people.map(({ name, key }) => ({ key, name }))
    return Buffer.from(JSON.stringify({ approvers, format: 'ippyo approvers 1' }))
  }
  const [ai, jiro] = vectors.approvers
  if (ai === undefined || jiro === undefined) throw new Error('the vectors have two approvers')
  expect(approversOf(file(vectors.approvers))).toEqual(vectors.approvers)
  for (const wrong of [[ai], [ai, ai], [ai, { ...jiro, key: ai.key }], [ai, { ...jiro, name: ai.name }], []])
    expect(approversOf(file(wrong))).toBe(null)
  expect(approversOf(Buffer.from('{}'))).toBe(null)
})
