/** Two people's word for a package with its lists, and what one person alone could lay there. docs/formats/approvals.md */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { approvalsVectors } from '#simulation/vectors/approvals-vectors.ts'
import { parseApprovals, readApprovals, serialiseApprovals } from './approvals.ts'
import { readDocumentApprovals } from './document-approvals.ts'

const vectors = approvalsVectors()
const approved = { package: vectors.package, lists: vectors.lists }
const { approvers, authority } = vectors
const read = (json: string | null, use = 'live', known = approvers) =>
  readApprovals({ use, approved, authority }, json === null ? null : utf8(json), known)

it('the vectors in the repository are these', () => {
  const file = readFileSync(new URL('../../fixtures/vectors/approvals.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(vectors)))
})

describe('accepted', () => {
  it.each(vectors.accepted)('$why', ({ json, by }) => {
    const answer = read(json)
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(by)
  })
})

describe('refused, with a live package and with any other', () => {
  it.each(vectors.refused)('$why', ({ json, problem }) => {
    const refused = { ok: false, error: { type: 'package-not-approved', version: 2, problem } }
    for (const use of ['live', 'rehearsal', 'fixture']) expect(read(json, use)).toEqual(refused)
  })
  it('no file', () => {
    expect(read(null)).toMatchObject({ ok: false, error: { problem: 'missing' } })
  })
})

describe('of a document that one passphrase signed (own-50)', () => {
  const { accepted, refused, ...document } = vectors.document
  const asked = (json: string | null, use = 'live', known = approvers) =>
    readDocumentApprovals(json === null ? null : utf8(json), document, { use, authority, approvers: known })

  it.each(accepted)('accepted: $why', ({ json, by }) => {
    const answer = asked(json)
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(by)
  })
  it.each([...refused, { why: 'no file', problem: 'missing', json: null }])('refused: $why', ({ json, problem }) => {
    const error = { type: 'document-not-approved', kind: document.kind, problem }
    for (const use of ['live', 'rehearsal', 'fixture']) expect(asked(json, use)).toEqual({ ok: false, error })
  })
  it('a place that knows nobody takes none of a real election', () => {
    expect(asked(accepted[0]?.json ?? '', 'live', [])).toEqual({ ok: false, error: { type: 'approvers-unknown' } })
    expect(asked(null, 'rehearsal', [])).toEqual({ ok: true, value: [] })
  })
})

it('a machine that knows nobody opens no package of a real election, whatever lies beside it', () => {
  const [{ json } = { json: '' }] = vectors.accepted
  for (const lying of [null, json])
    expect(read(lying, 'live', [])).toEqual({ ok: false, error: { type: 'approvers-unknown' } })
  for (const use of ['rehearsal', 'fixture']) expect(read(null, use, [])).toEqual({ ok: true, value: [] })
})

it('a file is written as it is read', () => {
  for (const { json } of vectors.accepted) {
    const parsed = parseApprovals(utf8(json))
    expect(parsed && new TextDecoder().decode(serialiseApprovals(parsed))).toBe(json)
  }
})

it('no bit of a file can change', () => {
  const [{ json } = { json: '' }] = vectors.accepted
  const bytes = utf8(json)
  for (let bit = 0; bit < bytes.length * 8; bit += 13) {
    const changed = bytes.slice()
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(readApprovals({ use: 'live', approved, authority }, changed, approvers).ok, `bit ${bit}`).toBe(false)
  }
})
