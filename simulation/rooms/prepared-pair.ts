/** A pair of media in memory, and a kiosk's own way from it to an open ballot box. Every room, lane and generator makes its pairs here. */
import { type FreshPair, type InitialiseInput, initialisePair } from '#election/ballot-box/initialise.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { sealSigner } from '#election/ballot-box/seal.ts'
import type { MachineId, PairNumber } from '#election/ids.ts'
import { ok, type Result } from '#election/result.ts'
import { type FakeContents, type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import type { Medium } from '#hardware/medium/port.ts'
import { type AdmitError, admit, type ExpectedPair, type Inserted } from '#kiosk/services/ballot-box/admit.ts'
import type { BallotBox, OwnCount } from '#kiosk/services/ballot-box/ballot-box.ts'
import { type OpenPairInput, openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { nativeSha256 } from '#openssl/hashes.ts'

export const ROLES: readonly Role[] = ['original', 'duplicate']

/** The election and station of a pair, and the signer of its headers. */
export interface PairOwner
  extends Pick<InitialiseInput, 'electionId' | 'keySet' | 'use' | 'station' | 'stationSecret'> {
  readonly authority: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }
}

type PairShape = Omit<InitialiseInput, keyof PairOwner | 'authoritySecretKey' | 'sha256'>

export function preparePair({ authority, ...owner }: PairOwner, shape: PairShape): FreshPair {
  return initialisePair({ ...owner, ...shape, authoritySecretKey: authority.secretKey, sha256: nativeSha256 })
}

/** The content of the two media of a pair, by page; pages that are missing are zero. */
export interface PairContents extends Readonly<Record<Role, FakeContents>> {
  readonly pages: number
}

export function contentsOfFresh(fresh: FreshPair): PairContents {
  const of = (role: Role): FakeContents => new Map(fresh[role].map(({ page, bytes }) => [page, bytes]))
  return { pages: fresh.layout.pages, original: of('original'), duplicate: of('duplicate') }
}

export type FakePair = Readonly<Record<Role, FakeMedium>>

export function fakePair({ pages, original, duplicate }: PairContents): FakePair {
  return { original: fakeMedium(pages, original), duplicate: fakeMedium(pages, duplicate) }
}

/** The content of the media now, as a machine finds it after power came back. */
export function contentsOf({ original, duplicate }: FakePair): PairContents {
  return { pages: original.pages, original: original.contents(), duplicate: duplicate.contents() }
}

export interface Opening extends Pick<OpenPairInput, 'kioskSigningKeys' | 'randomness'> {
  readonly owner: PairOwner
  readonly pair: PairNumber
  readonly machine: { readonly id: MachineId; readonly secretKey: Uint8Array }
  readonly own?: OwnCount | null
  /** A medium that is not there any more. */
  readonly dead?: Role | undefined
}

/** As after a start in the day; `recover()` is the caller's. */
export async function openMedia(
  media: Readonly<Record<Role, Medium>>,
  opening: Opening,
): Promise<Result<BallotBox, AdmitError>> {
  const { owner, pair, machine, kioskSigningKeys, randomness, dead } = opening
  const inserted = (role: Role): Inserted =>
    dead === role ? { ok: false, error: { type: 'missing' } } : { ok: true, value: media[role] }
  const admitted = await admit({
    original: inserted('original'),
    duplicate: inserted('duplicate'),
    expected: expectedOf(owner, pair),
    restart: true,
    crypto: nativeCrypto,
  })
  if (!admitted.ok) return admitted
  const box = await openPair({
    admitted: admitted.value,
    stationSecret: owner.stationSecret,
    machine: { id: machine.id, signSeal: sealSigner(machine.secretKey) },
    kioskSigningKeys,
    own: opening.own ?? null,
    randomness,
    crypto: nativeCrypto,
  })
  return ok(box)
}

export function expectedOf({ electionId, keySet, use, station, authority }: PairOwner, pair: PairNumber): ExpectedPair {
  return { electionId, keySet, use, station, pair, authorityPublicKey: authority.publicKey }
}
