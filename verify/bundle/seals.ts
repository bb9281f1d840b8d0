/** bundle.md §1, ballot-box.md §8: the final seals of the pairs that were counted: V07, and what they hold together for V14 and V15. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { isOnlineBox, LOST_MEDIA, LOST_MEDIA_USE, lostOf } from '../count/lost-declaration.ts'
import { dayOf } from '../medium/finding.ts'
import { readSigned } from '../package/canonical.ts'
import { Malformed } from '../package/fields.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trusted-package.ts'
import type { SealedContest } from './bundle-election.ts'
import { type Finding, fails, holds, notChecked } from './finding.ts'
import type { GivenFile } from './layout.ts'
import { onlineSealIn } from './online-seal.ts'
import { isSealName, ONLINE_SEAL, SEAL_BYTES, type Seal, sealNameOf } from './seal-name.ts'
import type { ReadBytes } from './spans.ts'

const SIGNED_BYTES = 4032
const FORMAT = 2

export interface Seals {
  readonly finding: Finding
  /** Null as below. The seals are not said to be all of them (V03): people compare their number with the machines that were used. */
  readonly shown: ShownSeals | null
  /** Null: no seals were given, or not all of them are whole. */
  sealedIn(contest: number): SealedContest | null
}

export interface ShownSeals {
  /** Pairs of media whose seal is here, and pairs of the package. */
  readonly pairs: number
  readonly of: number
  /** The votes of the online ballot box; null: the election has none. */
  readonly online: 'sealed' | 'lost' | null
}

type SealTrust = Pick<
  Trust,
  | 'electionId'
  | 'keySet'
  | 'pairs'
  | 'headerOf'
  | 'stationAt'
  | 'kioskKey'
  | 'online'
  | 'packageHash'
  | 'contests'
  | 'authority'
>

export async function readSeals(
  given: readonly GivenFile[],
  read: ReadBytes,
  { signedBy, sha256 }: Pick<PackageSource, 'signedBy' | 'sha256'>,
  trust: SealTrust,
): Promise<Seals> {
  const names = given.filter(({ name, size }) => isSealName(name) && size === SEAL_BYTES)
  const seals = await Promise.all(
    names.map(async ({ name }) => {
      const page = await read(name, 0, SEAL_BYTES)
      const isOnline = name === ONLINE_SEAL
      return {
        name,
        seal: isOnline ? onlineSealIn(page, { signedBy, sha256 }, trust) : sealIn(name, page, signedBy, trust),
      }
    }),
  )
  const wrong = seals.find(({ seal }) => seal === null)
  if (wrong !== undefined) return withoutSeals(fails('V07', { file: wrong.name }))
  // R9: with the other seals given, that of the online box is asked for, or the declaration that its votes are lost (count.md §3).
  const hasOnline = names.some(({ name }) => name === ONLINE_SEAL)
  const declared = given.some(({ name }) => name === LOST_MEDIA.document)
  const isLost = declared && !hasOnline && (await isOnlineLost(given, read, { signedBy, sha256 }, trust))
  if (declared && !isLost) return withoutSeals(fails('V07', { file: LOST_MEDIA.document }))
  if (seals.length > 0 && trust.online && !hasOnline && !isLost)
    return withoutSeals(fails('V07', { file: ONLINE_SEAL }))
  if (seals.length === 0) return withoutSeals(notChecked('V07'))
  const whole = seals.flatMap(({ seal }) => seal ?? [])
  const online = hasOnline ? 'sealed' : isLost ? 'lost' : null
  const shown = { pairs: seals.length - (hasOnline ? 1 : 0), of: trust.pairs.length, online } as const
  return { finding: holds('V07'), shown, sealedIn: (contest) => together(whole, contest) }
}

function withoutSeals(finding: Finding): Seals {
  return { finding, shown: null, sealedIn: () => null }
}

/** By the authority, of this package; it names the online ballot box, and no pair whose seal is there. */
async function isOnlineLost(
  given: readonly GivenFile[],
  read: ReadBytes,
  hashes: Pick<PackageSource, 'signedBy' | 'sha256'>,
  trust: SealTrust,
): Promise<boolean> {
  const source: PackageSource = {
    ...hashes,
    async read(name, bytesMax) {
      const size = given.find((each) => each.name === name)?.size
      if (size === undefined) return 'missing'
      return size > bytesMax ? 'too-large' : read(name, 0, size)
    },
  }
  const signed = await readSigned(source, LOST_MEDIA, LOST_MEDIA_USE, trust.authority)
  if (typeof signed === 'string') return false
  try {
    const { lost } = lostOf(signed.value, trust)
    const isCounted = given.some(({ name }) => {
      const seal = sealNameOf(name)
      return lost.some(({ station, pair }) => pair === seal?.pair && station === trust.stationAt(seal.station))
    })
    return lost.some(isOnlineBox) && !isCounted
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}

function together(seals: readonly Seal[], contest: number): SealedContest {
  const own = seals.filter(({ contests }) => (contests & (1 << contest)) !== 0)
  return {
    records: own.reduce((sum, { records }) => sum + (records[contest] ?? 0), 0),
    commitments: own.flatMap(({ commitments }) => commitments.slice(contest, contest + 1)),
  }
}

/** Null: not a final seal of format 2 of the pair that its name says, of a day of that station and by one of its voting machines. */
function sealIn(name: string, page: Uint8Array, signedBy: PackageSource['signedBy'], trust: SealTrust): Seal | null {
  const named = sealNameOf(name)
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  const hex = (from: number, to: number) => bytesToHex(page.subarray(from, to))
  const text = (from: number, to: number) => String.fromCharCode(...page.subarray(from, to)).replace(/\0+$/, '')
  const [station, pair, contests] = [view.getUint16(32), view.getUint8(34), view.getUint8(35)]
  const isOfPair =
    station === named?.station &&
    pair === named.pair &&
    trust.pairs.some((each) => each.station === trust.stationAt(station) && each.pair === pair) &&
    contests === trust.headerOf(station)?.contests
  // ballot-box.md §9, check 6: a final seal publishes the key of the page checks.
  const hasKey = page.subarray(184, 216).some((byte) => byte !== 0)
  const isFinal = text(0, 8) === 'IPPYOSEA' && view.getUint16(8) === FORMAT && view.getUint8(10) === 1 && hasKey
  const isOfDay = trust.headerOf(station)?.dates.some((date) => dayOf(date) === view.getUint16(14)) === true
  const isOfElection = hex(16, 24) === trust.electionId && hex(24, 32) === trust.keySet
  const key = trust.kioskKey(text(48, 80), station)
  if (!isOfPair || !isOfDay || !isFinal || !isOfElection || key === null) return null
  const [message, signature] = [page.subarray(0, SIGNED_BYTES), page.subarray(SIGNED_BYTES)]
  if (!signedBy(key, 'ippyo closing seal 1', message, signature)) return null
  return {
    contests,
    records: [144, 148, 152].map((at) => view.getUint32(at)),
    commitments: [216, 248, 280].map((at) => page.slice(at, at + 32)),
  }
}
