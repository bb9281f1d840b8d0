/**
 * The online votes' seal (docs/formats/online-sorted.md §4): beside the seals of voting machines it says how many records the list has of
 * the online box, and K of their set. It has no hash of the records themselves: a person who has the list could try which few of them fit.
 */
import { concat, equalBytes, fromHex, isZero, toHex, uint, utf8 } from '#election/bytes.ts'
import { LISTS_MAX, listRoom, listsIn, type PerList, perList, type SeveralLists } from '#election/contest-lists.ts'
import { maskOf, NO_CONTEST, parseContestMask } from '#election/contests.ts'
import { readTallyMachine, type SignedTallyMachine } from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { type FastChecks, SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import type { ContestMask } from '#election/ids.ts'
import { sign, verifySignature } from '#election/keys/signature.ts'
import type { SortedDocument } from './sorted.ts'

export const ONLINE_SEAL_FILE = 'online-seal.bin'
/** Its name in a bundle. */
export const ONLINE_SEAL_IN_BUNDLE = 'seals/online.bin'
/** Likewise of the approvals of the machine that sorted (own-81). */
export const ONLINE_APPROVALS_IN_BUNDLE = 'seals/online-approvals.json'
export const ONLINE_SEAL_BYTES = 4096

const SIGNED_BYTES = 4032
const HEAD = concat(utf8('IPPYOONS'), uint(1, 2), new Uint8Array(6))
const AT = {
  election: 16,
  keySet: 24,
  contests: 35,
  package: 48,
  settings: 80,
  export: 112,
  records: 144,
  sets: 288,
} as const
const MACHINE = { length: 992, document: 994, bytesMax: 1024, signature: 2080 } as const

export interface OnlineSeal {
  readonly contests: ContestMask
  /** Hex. */
  readonly settingsSha256: string
  readonly exportSha256: string
  /** 0, and 32 zeros, for a list that the package does not have. */
  readonly records: PerList<number>
  readonly commitments: PerList<Uint8Array>
  /** It sorted, and the commission signed for it. */
  readonly machine: SignedTallyMachine
}

interface SealOf {
  readonly keySet: string
  /** All of the package. */
  readonly contests: ContestMask
  readonly machine: SignedTallyMachine
}

/** @param secretKey of the sorting machine */
export function writeOnlineSeal(
  document: SortedDocument,
  { keySet, contests, machine }: SealOf,
  secretKey: Uint8Array,
): Uint8Array {
  const page = new Uint8Array(ONLINE_SEAL_BYTES)
  page.set(HEAD)
  page.set(fromHex(document.electionId), AT.election)
  page.set(fromHex(keySet), AT.keySet)
  page[AT.contests] = contests
  page.set(fromHex(document.packageSha256), AT.package)
  page.set(fromHex(document.settingsSha256), AT.settings)
  page.set(fromHex(document.exportSha256), AT.export)
  for (const { list: room, records, commitment } of document.lists) {
    page.set(uint(records, 4), AT.records + 4 * room)
    page.set(fromHex(commitment), AT.sets + 32 * room)
  }
  page.set(uint(machine.document.bytes.length, 2), MACHINE.length)
  page.set(machine.document.bytes, MACHINE.document)
  page.set(machine.document.signature, MACHINE.signature)
  page.set(sign('online-seal', page.subarray(0, SIGNED_BYTES), secretKey), SIGNED_BYTES)
  return page
}

/** Null: not of this election and package, or not by a machine that its commission has signed for as one that sorts (own-81). */
export function readOnlineSeal(
  page: Uint8Array,
  authorityPublicKey: Uint8Array,
  of: {
    readonly electionPackage: ElectionPackage
    readonly packageSha256: string
    readonly several: SeveralLists | null
  },
  fast?: FastChecks,
): OnlineSeal | null {
  if (page.length !== ONLINE_SEAL_BYTES || !equalBytes(page.subarray(0, HEAD.length), HEAD)) return null
  const { electionPackage, packageSha256 } = of
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  const hex = (at: number, length: number) => toHex(page.subarray(at, at + length))
  const isOurs =
    electionPackage.rules.online === true &&
    hex(AT.election, 8) === electionPackage.electionId &&
    hex(AT.keySet, 8) === electionPackage.keySet &&
    hex(AT.package, 32) === packageSha256 &&
    page[AT.contests] === maskOf(electionPackage.contests)
  const length = view.getUint16(MACHINE.length)
  if (!isOurs || length > MACHINE.bytesMax || !areZero(page, length, of.several)) return null
  const document = {
    bytes: page.slice(MACHINE.document, MACHINE.document + length),
    signature: page.slice(MACHINE.signature, MACHINE.signature + SIGNATURE_FILE_BYTES),
  }
  const machine = readTallyMachine(document, authorityPublicKey, { ...electionPackage, role: 'sorting' }, fast)
  if (!machine.ok) return null
  const [said, signature] = [page.subarray(0, SIGNED_BYTES), page.subarray(SIGNED_BYTES)]
  if (!verifySignature('online-seal', said, signature, fromHex(machine.value.signingKey), fast?.verify)) return null
  return {
    contests: maskOf(electionPackage.contests),
    settingsSha256: hex(AT.settings, 32),
    exportSha256: hex(AT.export, 32),
    records: perList((room) => view.getUint32(AT.records + 4 * room)),
    commitments: perList((room) => page.slice(AT.sets + 32 * room, AT.sets + 32 * (room + 1))),
    machine: machine.value,
  }
}

/** Two pages that say the same are the same bytes. */
function areZero(page: Uint8Array, machineBytes: number, several: SeveralLists | null): boolean {
  const own = parseContestMask(page[AT.contests] ?? 0) ?? NO_CONTEST
  const there = listsIn(own, several).map(listRoom)
  const others = perList((room) => room).filter((room) => !there.includes(room))
  const between = [
    [AT.keySet + 8, AT.contests],
    [AT.contests + 1, AT.package],
    [AT.records + 4 * LISTS_MAX, AT.sets],
    [MACHINE.document + machineBytes, MACHINE.signature],
    [MACHINE.signature + SIGNATURE_FILE_BYTES, SIGNED_BYTES],
    ...others.map((room) => [AT.records + 4 * room, AT.records + 4 * (room + 1)] as const),
    ...others.map((room) => [AT.sets + 32 * room, AT.sets + 32 * (room + 1)] as const),
  ] as const
  return between.every(([from, to]) => isZero(page.subarray(from, to)))
}

/** It says of the sorted files what their own document says. */
export function isSealOf(seal: OnlineSeal, document: SortedDocument): boolean {
  const { lists, settingsSha256, exportSha256 } = document
  return (
    seal.settingsSha256 === settingsSha256 &&
    seal.exportSha256 === exportSha256 &&
    lists.every(
      ({ list: room, records, commitment }) =>
        seal.records[room] === records && toHex(seal.commitments[room] ?? new Uint8Array(0)) === commitment,
    )
  )
}
