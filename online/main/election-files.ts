/** The signed files of the election, which a program of the box side reads at its start: package, candidate lists, settings, and who may undo. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fromHex, toHex } from '#election/bytes.ts'
import type { SeveralLists } from '#election/contest-lists.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { approvalsFile, approvedIn, readApprovals } from '#election/definition/approvals.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  DOCUMENT_APPROVALS,
  type FiledDocument,
  type FiledKind,
  wordOfTwo,
} from '#election/definition/document-approvals.ts'
import { loadLists, loadPackage } from '#election/definition/loaded-election.ts'
import { inForce } from '#election/definition/moved-day.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { type Approver, parseApprovers } from '#election/keys/approvers.ts'
import { readSettings, type SignedSettings } from '#election/online/settings.ts'
import { readVotedList, type VotedList } from '#election/online/voted.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import {
  keyOfNobody,
  listBeforeTheClose,
  listOfNobody,
  liveOnOneSite,
  liveWithoutKernel,
  notApprovedByTwo,
  witnessOfNobody,
} from '#words/online.ts'
import type { Sites } from '../database/second-site.ts'
import { inEveryLanguage } from './in-every-language.ts'

export interface ElectionFiles {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
  /** The contest with a list for each judge; null: each has one list. */
  readonly several: SeveralLists | null
  readonly settings: SignedSettings
}

interface Paths {
  readonly authority: string
  readonly package: string
  readonly settings: string
}

/**
 * @param database of a program that has one
 * @throws in words of the operator's log: a program of this side does not start without them, and a live one not on one site
 */
export function readElectionFiles(paths: Paths, database?: { readonly sites: Sites }): ElectionFiles {
  const authority = authorityIn(paths.authority)
  const signed = loadPackage(signedAt(join(paths.package, 'package')), authority, nativeChecks)
  if (!signed.ok) throw new Error(`${paths.package}: ${signed.error.type}`)
  const { electionPackage, packageHash } = signed.value
  if (electionPackage.use === 'live' && database?.sites === 1) throw new Error(inEveryLanguage(liveOnOneSite))
  const lists = loadLists(listsIn(paths.package), authority, electionPackage, nativeChecks)
  if (!lists.ok) throw new Error(`${paths.package}: ${lists.error.type}`)
  const now = inForce(
    electionPackage,
    lists.value.map(({ list }) => list),
  )
  refuseUnapproved(paths.package, { packageHash, lists: lists.value }, wordOfTwo(electionPackage, authority))
  const of = { electionPackage: now, packageSha256: toHex(packageHash) }
  const document = filedAt(paths.settings.replace(/\.json$/, ''), 'online-settings')
  const settings = readSettings(document, authority, of, nativeChecks)
  if (!settings.ok) throw new Error(saidOf(paths.settings, settings.error))
  return {
    ...{ electionPackage, packageHash, settings: settings.value },
    listHashes: lists.value.map(({ listHash }) => listHash),
    several: severalListsIn({ electionPackage, lists: lists.value }),
  }
}

/** own-50: two people approved package and lists. @throws likewise */
function refuseUnapproved(
  directory: string,
  { packageHash, lists }: Parameters<typeof approvedIn>[0],
  { approvers, ...of }: ReturnType<typeof wordOfTwo>,
): void {
  const path = join(directory, approvalsFile(lists.length))
  const bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : null
  const read = readApprovals({ ...of, approved: approvedIn({ packageHash, lists }) }, bytes, approvers, verifyNative)
  if (!read.ok) throw new Error(saidOf(path, read.error))
}

/** For a document that lacks two people's word, what to do. */
export function saidOf(path: string, error: { readonly type: string }): string {
  switch (error.type) {
    case 'approvers-unknown':
    case 'document-not-approved':
    case 'package-not-approved':
      return inEveryLanguage(notApprovedByTwo, { path })
    default:
      return `${path}: ${error.type}`
  }
}

/** @throws likewise, for anything but 32 bytes in hex */
export function authorityIn(path: string): Uint8Array {
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${path}: no key of an authority`)
  return fromHex(text)
}

/**
 * O-03: without the kernel each cast costs ten times as much, and nobody would see on the day why the box is slow.
 * @throws in words
 */
export function refuseLiveWithoutKernel(use: ElectionPackage['use'], arithmetic: 'kernel' | 'library'): void {
  if (use === 'live' && arithmetic === 'library') throw new Error(inEveryLanguage(liveWithoutKernel))
}

/**
 * Another key would sign what no voter and no reader takes.
 * @throws in words, unless the signed settings name it
 */
export function refuseKeyOfNobody(
  whose: keyof typeof keyOfNobody,
  { publicKey }: { readonly publicKey: Uint8Array },
  { settings }: SignedSettings,
): void {
  if (toHex(publicKey) !== settings.keys[whose]) throw new Error(inEveryLanguage(keyOfNobody[whose]))
}

/** @throws likewise, unless two exporters of the settings signed this list of who has voted, after the close */
export function votedOf(file: Uint8Array, { settings, closes }: SignedSettings): VotedList {
  const { electionId, keys } = settings
  const read = readVotedList(file, { electionId, exporters: keys.exporters, closes }, verifyNative)
  if (read.ok) return read.value
  throw new Error(
    inEveryLanguage(read.error.type === 'voted-list-before-the-close' ? listBeforeTheClose : listOfNobody),
  )
}

/** @throws likewise, for a name that is no witness of the settings */
export function witnessKey(name: string, { settings }: SignedSettings): Uint8Array {
  const found = settings.keys.witnesses.find((each) => each.name === name)
  if (found === undefined) throw new Error(inEveryLanguage(witnessOfNobody, { name }))
  return fromHex(found.key)
}

/** @throws likewise */
export function readApproversFile(path: string): readonly Approver[] {
  const approvers = parseApprovers(new Uint8Array(readFileSync(path)))
  if (approvers === null) throw new Error(`${path}: no approvers`)
  return approvers
}

function signedAt(path: string): SignedBytes {
  return { bytes: new Uint8Array(readFileSync(`${path}.json`)), signature: new Uint8Array(readFileSync(`${path}.sig`)) }
}

/** @param path without its ending */
export function filedAt(path: string, kind: FiledKind): FiledDocument {
  const beside = join(dirname(path), DOCUMENT_APPROVALS[kind])
  return { ...signedAt(path), approvals: existsSync(beside) ? new Uint8Array(readFileSync(beside)) : null }
}

function listsIn(directory: string): readonly SignedBytes[] {
  const lists: SignedBytes[] = []
  for (let version = 1; ; version++) {
    try {
      lists.push(signedAt(join(directory, `candidate-list-${version}`)))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return lists
      throw error
    }
  }
}
