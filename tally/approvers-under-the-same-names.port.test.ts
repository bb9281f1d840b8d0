/** own-58: a list of the same names with other keys starts no count; the genuine one is shown with its digits, on the first page. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { emptyReceipt } from '#election/count/receipt.ts'
import { openTallyKey, TALLY_KEY_FILE } from '#election/count/tally-machine.ts'
import { numbered, serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  TALLY_PASSPHRASE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { approvedByTwo, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'
import { compareCount } from '#verify/count/compare-count.ts'
import { RecordDigests } from '#verify/count/record-digests.ts'
import { readTrust } from '#verify/package/trust.ts'
import { loadTally } from './services/load.ts'
import { findTallyMachine } from './services/machine-key.ts'
import { writeReceived } from './services/received-stage.ts'
import { stageFiles } from './services/stage-files.ts'
import { initialState } from './session/state.ts'
import { viewOf } from './session/view-of.ts'

const randomness = secureRandomness()
let directory: string
let made: CountingElection
const at = (...names: readonly string[]) => join(directory, ...names)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-same-names-'))
  made = await countingElection(randomness, { use: 'rehearsal', approvers: TWO_APPROVERS })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))
const load = () =>
  loadTally({ package: at('package'), machine: at('machine') }, { clock: 'system', randomness: 'secure' })

it('shows each of the approvers with the digits of the own key', async () => {
  const { election } = must(await load())
  const { head } = viewOf({ ...initialState(4, '2002-06-23T20:00' as never), election })
  expect(head?.approvers).toEqual(numbered(TWO_APPROVERS))
  expect(new Set(head?.approvers.map(({ number }) => number)).size).toBe(2)
})

it('the first file of a count has the digits of each, and the independent reader works them out again', async () => {
  const { election } = made
  const files = stageFiles(at('out'))
  const machine = await findTallyMachine(at('machine'), election.electionPackage, made.authority.publicKey)
  assert(machine !== null, 'a tally that was set up')
  files.signer.machine = machine
  const key = await readFile(at('machine', TALLY_KEY_FILE))
  files.signer.secretKey = must(await openTallyKey(key, machine, TALLY_PASSPHRASE, nativeScrypt))
  const nothing = { explanations: new Map(), holders: new Map(), zeroCheck: null }
  must(await writeReceived(files, { election, receipt: emptyReceipt, ...nothing }))
  const path = at('out', 'count', '1-received', 'report.json')
  const report = await readFile(path, 'utf8')
  expect(JSON.parse(report)).toMatchObject({ approvers: numbered(TWO_APPROVERS) })
  const trust = await readTrust(at('package'), toHex(made.authority.publicKey))
  assert(typeof trust === 'object', 'a package that the auditor reads')
  const given = { media: [], digests: new RecordDigests(), reports: [], lost: [], isDeclared: false }
  const differing = async () => {
    const { differences } = await compareCount(at('out'), trust, { ...given, round: null, totals: null })
    return differences.map(({ member }) => member)
  }
  expect(await differing()).not.toContain('approvers')
  const [{ number } = { number: '' }] = numbered(TWO_APPROVERS)
  await writeFile(path, report.replace(number, '00000 00000 00000 00000'))
  expect(await differing()).toContain('approvers')
})

it('takes neither other keys under these names, which approved the package too, nor nobody', async () => {
  const own = await readFile(at('machine', 'approvers.json'))
  const approvals = await readFile(at('package', 'approvals-1.json'))
  const strangers = TWO_APPROVERS.map(({ name }) => ({ name, ...makeSigningKey(randomness) }))
  const exchanged = strangers.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
  const { packageHash, lists } = made.election
  const approved = { package: toHex(packageHash), lists: lists.map(({ listHash }) => toHex(listHash)) }
  await writeFile(at('package', 'approvals-1.json'), approvedByTwo(approved, strangers))
  await writeFile(at('machine', 'approvers.json'), serialiseApprovers(exchanged))
  expect(await load()).toMatchObject({ ok: false, error: { code: 'approvers-differ' } })
  await rm(at('machine', 'approvers.json'))
  expect(await load()).toMatchObject({ ok: false, error: { code: 'approvers-differ' } })
  await writeFile(at('machine', 'approvers.json'), own)
  expect(await load()).toMatchObject({ ok: false, error: { code: 'package-not-approved' } })
  await writeFile(at('package', 'approvals-1.json'), approvals)
  expect((await load()).ok).toBe(true)
})
