/** X4-B2: approvals of before somebody took the own word back are laid there again: a machine that has seen the next round takes none of them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import {
  type AdmittedFor,
  approvedIn,
  serialiseApprovals,
  signAdmission,
  signApproval,
} from '#election/definition/approvals.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { APPROVERS_KEYS, type KeyPair, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { loadTally } from './services/load.ts'

const randomness = secureRandomness()
const [ai, ken] = APPROVERS_KEYS
const hana = makeSigningKey(randomness)
let directory: string
let made: CountingElection
const at = (...names: readonly string[]) => join(directory, ...names)
const FILE = ['package', 'approvals-1.json'] as const
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-taken-back-'))
  made = await countingElection(randomness, { use: 'rehearsal', approvers: TWO_APPROVERS })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(() => rm(at('machine', 'approval-round.json'), { force: true }))

/** As the office writes it in that round. @param admits for what hana was admitted by both */
function approvalsOf(round: number, two: readonly KeyPair[], admits: AdmittedFor | null = null): Uint8Array {
  const approved = approvedIn(made.election)
  const person = { name: '森 花', key: toHex(hana.publicKey) }
  const authority = toHex(made.authority.publicKey)
  const by = (for_: AdmittedFor) =>
    [ai, ken].map(({ publicKey, secretKey }) => ({
      key: toHex(publicKey),
      signature: signAdmission(authority, person, for_, secretKey),
    }))
  const approvals = two.map(({ publicKey, secretKey }) => ({
    ...{ key: toHex(publicKey), record: null },
    signature: signApproval(approved, round, null, secretKey),
  }))
  const admitted = admits === null ? [] : [{ ...person, by: by(admits) }]
  return serialiseApprovals({ ...approved, round, admitted, approvals })
}

/** @returns why the machine does not take it; null: it does */
async function taken(file: Uint8Array): Promise<unknown> {
  await writeFile(at(...FILE), file)
  const paths = { package: at('package'), machine: at('machine') }
  const read = await loadTally(paths, { clock: 'system', randomness: 'secure' })
  return read.ok ? null : (read.error.about.problem ?? read.error.code)
}

it('the file of the round before is refused at every later start, and so is a copy with another number', async () => {
  const [first, second] = [approvalsOf(1, [ai, ken]), approvalsOf(2, [ai, ken])]
  expect(await taken(first)).toBe(null)
  expect(await taken(second)).toBe(null)
  expect(await taken(first)).toBe('taken-back')
  const lifted = new TextDecoder().decode(first).replace('"round":1', '"round":2')
  expect(await taken(new TextEncoder().encode(lifted))).toBe('not-genuine')
  expect(await taken(second)).toBe(null)
  expect(await taken(approvalsOf(3, [ai, ken]))).toBe(null)
  expect(await taken(second)).toBe('taken-back')
})

it('who was admitted and taken back is nobody in a later round and for a later list, whatever one approver makes with that key', async () => {
  const list = toHex(made.election.listHash)
  expect(await taken(approvalsOf(1, [ai, hana], { list, round: 1 }))).toBe(null)
  // The admission of the round before, in one person's hands.
  expect(await taken(approvalsOf(2, [ai, hana], { list, round: 1 }))).toBe('not-genuine')
  expect(await taken(approvalsOf(1, [ai, hana], { list: '0'.repeat(64), round: 1 }))).toBe('not-genuine')
  expect(await taken(approvalsOf(2, [ai, ken]))).toBe(null)
  expect(await taken(approvalsOf(1, [ai, hana], { list, round: 1 }))).toBe('taken-back')
})

it('a round of another election is none of this one, and a memory that nobody can read opens nothing', async () => {
  const other = { electionId: '0'.repeat(16), format: 'ippyo approval round 1', round: 9 }
  await writeFile(at('machine', 'approval-round.json'), JSON.stringify(other))
  expect(await taken(approvalsOf(1, [ai, ken]))).toBe(null)
  expect(await taken(approvalsOf(2, [ai, ken]))).toBe(null)
  expect(JSON.parse(await readFile(at('machine', 'approval-round.json'), 'utf8'))).toMatchObject({ round: 2 })
  await writeFile(at('machine', 'approval-round.json'), 'torn')
  expect(await taken(approvalsOf(2, [ai, ken]))).toBe('package-unreadable')
})
