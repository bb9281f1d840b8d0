/** After the operator card: reads both media with the keys of the pair and gives the open ballot box. */

import { assert } from '#election/assert.ts'
import { boxKeys } from '#election/ballot-box/box-keys.ts'
import type { MediumHeader } from '#election/ballot-box/header.ts'
import type { Layout, Role } from '#election/ballot-box/layout.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { setBlinds } from '#election/ballot-box/seal-sets.ts'
import {
  type BoxContext,
  emptyView,
  type MediumView,
  pairView,
  putBlock,
  type SealingMachine,
} from '#election/ballot-box/view.ts'
import type { MachineId } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Randomness } from '#election/randomness.ts'
import { sittingNumber } from '#election/sitting.ts'
import type { AdmittedMedium, AdmittedPair } from './admit.ts'
import type { BallotBox, OwnCount } from './ballot-box.ts'
import { OpenBallotBox } from './open-ballot-box.ts'
import { type Condemned, PairMedia } from './pair-media.ts'
import { type Progress, readWhole } from './read-whole.ts'

export interface OpenPairInput {
  readonly admitted: AdmittedPair
  readonly stationSecret: Uint8Array
  readonly machine: SealingMachine
  /** Signing keys of all kiosks of the station, spares included: their seals are accepted. */
  readonly kioskSigningKeys: ReadonlyMap<MachineId, Uint8Array>
  /** The memory of this pair on the machine's own disk; null for a new pair and for a dead machine's. */
  readonly own: OwnCount | null
  readonly randomness: Randomness
  readonly crypto: Pick<MachineCrypto, 'sha256' | 'hmac' | 'verify'>
  readonly onProgress?: Progress
}

/** The first call on what this gives must be `recover()`. */
export async function openPair(input: OpenPairInput): Promise<BallotBox> {
  const { admitted } = input
  const there = admitted.original ?? admitted.duplicate
  assert(there !== null, 'openPair: at least one medium was admitted')
  const context = contextOf(input, admitted.layout, there.header)
  let condemned: Condemned | null = admitted.fault
  const readOne = async (role: Role): Promise<MediumView | null> => {
    const medium = admitted[role]
    if (medium === null) return null
    const view = await viewOf(context, medium, input.onProgress)
    if ('fault' in view) {
      condemned ??= { medium: role, fault: view.fault }
      return null
    }
    return view.view
  }
  const [original, duplicate] = [await readOne('original'), await readOne('duplicate')]
  const media = { original: admitted.original, duplicate: admitted.duplicate }
  const pair = new PairMedia(pairView(context, original, duplicate), media, condemned, input.randomness)
  return new OpenBallotBox(pair, input.own, input.randomness)
}

function contextOf(input: OpenPairInput, layout: Layout, header: MediumHeader): BoxContext {
  return {
    electionId: header.electionId,
    keySet: header.keySet,
    station: header.station,
    pair: header.pair,
    layout,
    days: header.dates.map(sittingNumber),
    keys: boxKeys(input.stationSecret, header.electionId, header.pair),
    setBlinds: setBlinds(input.stationSecret, header, layout.lists),
    sha256: input.crypto.sha256,
    hmac: input.crypto.hmac,
    machine: input.machine,
    verifySeal: sealVerifier(input.kioskSigningKeys, input.crypto.verify),
  }
}

async function viewOf(context: BoxContext, { medium }: AdmittedMedium, onProgress: Progress | undefined) {
  const view = emptyView(context.layout)
  const read = await readWhole(medium, (first, block) => putBlock(context, view, first, block), onProgress)
  return read.ok ? { view } : { fault: read.error }
}
