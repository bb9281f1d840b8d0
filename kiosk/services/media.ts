/** The pair of media in the machine: opened, admitted, zero-checked. Each wrong thing in a slot has its own fault. */
import { unreachable } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { maskOf } from '#election/contests.ts'
import { severalAt } from '#election/count/lists-of-election.ts'
import { contestsOfDistrict } from '#election/definition/definition.ts'
import { datesNow } from '#election/definition/moved-day.ts'
import type { PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import type { Fault } from '#kiosk/session/codes.ts'
import type { AdmittedMedia } from '#kiosk/session/event.ts'
import type { OtherPair } from '#kiosk/session/facts.ts'
import type { MediumShown } from '#kiosk/session/state.ts'
import { type AdmitError, type AdmittedPair, admit } from './ballot-box/admit.ts'
import type { ZeroCheckError } from './ballot-box/zero-check.ts'
import type { KioskElection } from './election.ts'
import type { KioskPorts } from './ports.ts'

export interface SlotFaults {
  readonly original: Fault | null
  readonly duplicate: Fault | null
}

export interface MediaInMachine {
  readonly pair: AdmittedPair
  readonly opened: readonly Medium[]
}

/**
 * @param wanted.pair the machine's own pair, or that of a dead machine
 * @param wanted.restart the pair was opened before, here or there: one medium may have died since (row 20)
 */
export async function admitMedia(
  ports: Pick<KioskPorts, 'openMedium'>,
  election: KioskElection,
  wanted: { readonly pair: PairNumber; readonly restart: boolean },
  crypto: MachineCrypto,
): Promise<Result<MediaInMachine, AdmitError>> {
  const [original, duplicate] = [await ports.openMedium('original'), await ports.openMedium('duplicate')]
  const opened = [original, duplicate].flatMap((slot) => (slot.ok ? [slot.value] : []))
  const { electionPackage } = election.loaded
  const admitted = await admit({
    original,
    duplicate,
    expected: {
      use: electionPackage.use,
      electionId: electionPackage.electionId,
      keySet: electionPackage.keySet,
      station: election.facts.station.index,
      pair: wanted.pair,
      authorityPublicKey: election.identity.authorityPublicKey,
      datesOf: (onMedium) => datesNow(onMedium, election.facts.station),
    },
    restart: wanted.restart,
    crypto,
  })
  const isOurs = admitted.ok && hasItsLists(admitted.value, election)
  if (isOurs) return ok({ pair: admitted.value, opened })
  for (const medium of opened) await medium.close()
  return admitted.ok ? err({ type: 'medium-of-other-election', medium: 'original' }) : admitted
}

/** Its commission signed it, for other contests or other judges than the package has here: the first vote would find no list. */
function hasItsLists({ layout }: AdmittedPair, { loaded, facts: { station } }: KioskElection): boolean {
  const several = severalAt(loaded, station)
  return (
    layout.contests === maskOf(contestsOfDistrict(loaded.electionPackage, station)) &&
    layout.several?.bit === several?.bit &&
    layout.several?.lists === several?.lists
  )
}

export function shownMedia({ pair }: MediaInMachine, otherPair: OtherPair | null): AdmittedMedia {
  const media: MediumShown[] = []
  for (const role of ['original', 'duplicate'] as const) {
    const there = pair[role]
    if (there !== null) media.push({ role, serial: there.header.serial, proof: there.proof })
  }
  return { untouched: pair.untouched, media, otherPair }
}

export function zeroFault(error: ZeroCheckError): Fault {
  switch (error.type) {
    case 'medium-fault':
      return mediumFault(error.medium, error.fault)
    case 'one-medium':
      return 'duplicate-missing'
    case 'not-as-initialised':
      return 'zero-check-not-zero'
    default:
      return unreachable(error)
  }
}

export function slotFaults(error: AdmitError): SlotFaults {
  switch (error.type) {
    case 'both-media-missing':
      return { original: 'original-missing', duplicate: 'duplicate-missing' }
    case 'medium-fault':
      return inSlot(error.medium, mediumFault(error.medium, error.fault))
    case 'medium-not-authentic':
      return inSlot(error.medium, 'medium-foreign')
    case 'medium-size':
      return inSlot(error.medium, 'medium-size')
    case 'medium-of-other-use':
      return inSlot(error.medium, 'medium-other-use')
    case 'medium-of-other-election':
    case 'medium-of-other-key-set':
      return inSlot(error.medium, 'medium-other-election')
    case 'medium-of-other-station':
      return inSlot(error.medium, 'medium-other-station')
    case 'medium-of-other-pair':
      return inSlot(error.medium, 'medium-other-pair')
    case 'two-originals':
    case 'two-duplicates':
    case 'media-swapped':
    case 'media-of-two-initialisations':
      return { original: error.type, duplicate: error.type }
    default:
      return unreachable(error)
  }
}

function inSlot(medium: Role, fault: Fault): SlotFaults {
  return medium === 'original' ? { original: fault, duplicate: null } : { original: null, duplicate: fault }
}

function mediumFault(medium: Role, fault: MediumFault): Fault {
  switch (fault.type) {
    case 'missing':
    case 'pulled':
      return medium === 'original' ? 'original-missing' : 'duplicate-missing'
    case 'read-only':
      return 'medium-read-only'
    case 'full':
      return 'medium-full'
    case 'io':
    case 'lying':
      return medium === 'original' ? 'original-unreadable' : 'duplicate-unreadable'
    default:
      return unreachable(fault)
  }
}
