/** Examines the two slots: they hold this machine's own pair, or that of a machine of its station that died (D-18). Nothing is written. */
import type { PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { SigningKeyFile } from '#election/keys/signing-key-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { OtherPair } from '#kiosk/session/facts.ts'
import type { KioskElection } from './election.ts'
import { inspectMedia } from './inspect-media.ts'
import type { MachineState } from './machine-state.ts'
import { admitMedia, type MediaInMachine, type SlotFaults, slotFaults } from './media.ts'
import type { KioskPorts } from './ports.ts'

type Ports = Pick<KioskPorts, 'openMedium' | 'inspectMedium'> & { readonly crypto: MachineCrypto }

interface Machine {
  readonly own: MachineState
  signingKey(): Promise<SigningKeyFile['type']>
}

interface Admission {
  readonly media: MediaInMachine
  /** null: this machine's own. */
  readonly otherPair: OtherPair | null
}

/** As the page says: a minute. Time that passes, and no clock: that of a rehearsal is moved by people, who would wait for this look. */
export function beforeAnotherLook(): Promise<void> {
  return new Promise((resolve) => {
    const waiting: { unref?: () => void } | number = setTimeout(resolve, 60_000)
    // A program that stops does not wait for it. In a browser it is a number.
    if (typeof waiting === 'object') waiting.unref?.()
  })
}

export async function admission(
  ports: Ports,
  election: KioskElection,
  machine: Machine,
): Promise<Result<Admission, SlotFaults>> {
  const { own } = machine
  const { pair, use } = election.facts
  const doubts = ports.inspectMedium === undefined ? null : await inspectMedia(ports.inspectMedium, use)
  const admitted = await admitMedia(ports, election, { pair, restart: own.opened }, ports.crypto)
  if (!admitted.ok && admitted.error.type === 'medium-of-other-pair') {
    // Its place is not checked: getting its votes out comes first.
    const other = await otherPair(ports, election, machine, admitted.error.pair)
    return other ?? err(slotFaults(admitted.error))
  }
  // Opened before, and no vote is on them yet: nothing is lost by refusing. With votes on them these come out first.
  if (doubts !== null && (!own.opened || (admitted.ok && admitted.value.pair.untouched))) {
    for (const medium of admitted.ok ? admitted.value.opened : []) await medium.close()
    return err(doubts)
  }
  return admitted.ok ? ok({ media: admitted.value, otherPair: null }) : err(slotFaults(admitted.error))
}

/** @returns null when it belongs to no machine of this station */
async function otherPair(
  ports: Ports,
  election: KioskElection,
  machine: Machine,
  pair: PairNumber,
): Promise<Result<Admission, SlotFaults> | null> {
  const serial = election.facts.pairs.find((each) => each.pair === pair)?.serial
  if (serial === undefined) return null
  const refusal = takeOverRefusal(machine.own, await machine.signingKey(), pair)
  if (refusal !== null) return err({ original: refusal, duplicate: refusal })
  const admitted = await admitMedia(ports, election, { pair, restart: true }, ports.crypto)
  if (!admitted.ok) return err(slotFaults(admitted.error))
  return ok({ media: admitted.value, otherPair: { pair, serial } })
}

/**
 * A machine whose own pair is open is in service, and nobody opens its front (OPN-08). One without its key could recover a pair and never
 * seal it; a pair that it has sealed itself it may show again.
 */
function takeOverRefusal(
  own: MachineState,
  key: SigningKeyFile['type'],
  pair: PairNumber,
): 'take-over-own-pair-open' | 'take-over-key-gone' | null {
  if (own.taken.some((taken) => taken.pair === pair)) return null
  if (key !== 'sealed') return 'take-over-key-gone'
  return own.opened && !own.keyKept ? 'take-over-own-pair-open' : null
}
