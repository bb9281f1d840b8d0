/** Two people's word beside a package: what our reader takes the auditor's takes too, and both name the same people. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '#election/bytes.ts'
import { readApprovals } from '#election/definition/approvals.ts'
import { readDocumentApprovals } from '#election/definition/document-approvals.ts'
import { parseApprovers, serialiseApprovers } from '#election/keys/approvers.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { approvalsVectors } from '#simulation/vectors/approvals-vectors.ts'
import { approversOf, documentProblem, readApprovals as readByAuditor } from '#verify/package/approvals.ts'
import { spoiltJson } from '../mutate-json.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, CHEAP, same, type Target, type Verdict } from '../target.ts'

const { authority, approvers, package: of, lists, accepted, document } = approvalsVectors()
const documents = document.accepted.map(({ json }) => utf8(json))
const approved = { package: of, lists }
const trust = { approvers, authority, packageHash: of, lists: lists.map((hash) => ({ hash })) as never }
const files = accepted.map(({ json }) => utf8(json))
const directory = mkdtempSync(join(scratchDirectory(), 'approvals-'))

export const approvalsByBoth: Target = {
  name: 'approvals',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltJson(random, files, 4000),
  async judge(bytes): Promise<Verdict> {
    writeFileSync(join(directory, `approvals-${lists.length}.json`), bytes)
    const ours = readApprovals({ use: 'live', approved, authority }, bytes, approvers, verifyNative)
    const theirs = await readByAuditor(directory, trust, approvers)
    if (typeof theirs === 'string') return ours.ok ? broken('the machines alone take it') : 'refused'
    if (!ours.ok) return broken('verify alone takes it')
    return same(
      theirs.map(({ name, key }) => ({ name, key })),
      ours.value,
    )
      ? 'accepted'
      : broken('the two readers name other people')
  },
}

export const documentApprovalsByBoth: Target = {
  name: 'approvals of a document',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltJson(random, documents, 4000),
  async judge(bytes): Promise<Verdict> {
    const path = join(directory, 'tally-approvals.json')
    writeFileSync(path, bytes)
    const ours = readDocumentApprovals(bytes, document, { use: 'live', authority, approvers }, verifyNative)
    const theirs = await documentProblem(path, document, { authority, approvers })
    if (ours.ok !== (theirs === null)) return broken('one reader alone takes it')
    return ours.ok ? 'accepted' : 'refused'
  },
}

export const approversByBoth: Target = {
  name: 'approvers',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltJson(random, [serialiseApprovers(approvers)], 2000),
  judge(bytes) {
    const theirs = approversOf(Buffer.from(bytes))
    const ours = parseApprovers(bytes)
    if (ours === null || theirs === null) return ours === theirs ? 'refused' : broken('one reader alone takes it')
    return same([...ours], [...theirs]) ? 'accepted' : broken('the two readers name other people')
  },
}
