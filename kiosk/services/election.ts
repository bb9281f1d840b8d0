/** Package, candidate list and this machine's identity → the facts that the session works with. Everything verified. */
import { join } from 'node:path'
import { z } from 'zod'
import { unreachable } from '#election/assert.ts'
import type { RecordSealer } from '#election/ballot/elgamal-record.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { fromHex } from '#election/bytes.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { type DateRefusal, type MayStart, mayStartOn } from '#election/definition/day-of-station.ts'
import { contestsOf } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { parseJson } from '#election/keys/json-file.ts'
import type { Machine, MachineIdentity } from '#election/keys/machine-identity.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { openVoices, type VoiceRefusal, type Voices } from '#election/voice/voice.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { readForMachine } from '#hardware/package-directory/read-approved.ts'
import type { KioskContest, KioskFacts } from '#kiosk/session/facts.ts'
import type { BadLine } from '#kiosk/session/self-test.ts'
import { publicKeysNative } from '#openssl/machine-keys.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { PANEL_15_6 } from '#ui/tokens/measures.ts'

export interface KioskElection {
  readonly loaded: LoadedElection
  readonly identity: MachineIdentity
  readonly facts: KioskFacts
  /** For the records of this election and its list. */
  readonly sealer: RecordSealer
  /** Every issuer of the station, spares included: Ed25519 public keys. */
  readonly issuerKeys: ReadonlyMap<IssuerKeyId, Uint8Array>
  /** Refused: everybody votes but by voice. */
  readonly voices: Result<Voices, VoiceRefusal>
}

export async function readElection(
  directories: { readonly package: string; readonly machine: string },
  identity: MachineIdentity,
  surroundings: Surroundings,
): Promise<Result<KioskElection, BadLine>> {
  const loaded = await readForMachine(directories.package, identity, directories.machine, nativeChecks)
  if (!loaded.ok) {
    const { type, ...values } = loaded.error
    return err({ bad: type, values })
  }
  const { electionPackage } = loaded.value
  const fixture = electionPackage.use === 'fixture'
  // A repeatable source or a clock that can be set would undo secrecy and dates: fixtures only.
  if (!fixture && surroundings.randomness.kind !== 'secure') return err({ bad: 'seeded-randomness' })
  if (!fixture && surroundings.clock.kind !== 'system') return err({ bad: 'clock-not-allowed' })
  const notThere = { bad: 'machine-not-in-package', values: { machine: identity.place.id } } as const
  const machine = electionPackage.machines.find((each) => each.id === identity.place.id)
  if (machine === undefined || !sameMachine(machine, identity)) return err(notThere)
  const facts = kioskFactsOf(loaded.value, machine, await panelWidthOf(directories.machine))
  if (facts === null) return err(notThere)
  if (facts.contests.length === 0) return err({ bad: 'no-contest' })
  const issuers = electionPackage.machines.filter((each) => each.station === machine.station && each.kind === 'issuer')
  const issuerKeys = new Map(issuers.map((each) => [each.issuerKeyId as IssuerKeyId, fromHex(each.signingKey)]))
  const sealer = sealerOf(loaded.value)
  return ok({ loaded: loaded.value, identity, facts, sealer, issuerKeys, voices: openVoices(loaded.value) })
}

/** D-29 */
export function mayStartToday(
  { loaded, facts }: KioskElection,
  today: LocalDate,
  opened: boolean,
): Result<MayStart, DateRefusal> {
  return mayStartOn(loaded.electionPackage, facts.station, today, opened)
}

/** The words of the line have the date that they speak of. */
export function dateLine(refusal: DateRefusal): BadLine {
  switch (refusal.type) {
    case 'live-outside-its-dates':
      return { bad: refusal.type, values: { date: refusal.first } }
    case 'live-after-its-dates':
      return { bad: refusal.type, values: { date: refusal.last } }
    case 'rehearsal-on-election-date':
      return { bad: refusal.type }
    default:
      return unreachable(refusal)
  }
}

function sameMachine(machine: Machine, identity: MachineIdentity): boolean {
  const own = publicKeysNative(identity)
  return machine.kind === 'kiosk' && machine.signingKey === own.signingKey && machine.agreementKey === own.agreementKey
}

export function kioskFactsOf(loaded: LoadedElection, machine: Machine, panelWidthMm: number): KioskFacts | null {
  const { electionPackage, list } = loaded
  const station = electionPackage.stations.find((each) => each.id === machine.station)
  if (station === undefined || machine.pair === null) return null
  const contests: KioskContest[] = contestsOf(electionPackage, list, station).map((contest) => {
    const listed = list.contests.find((entry) => entry.contest === contest.id)
    const suspended = listed?.suspended ?? false
    const open = listed?.openLists === undefined ? {} : { openLists: listed.openLists }
    const words = listed?.explained === undefined ? {} : { explained: listed.explained }
    return {
      contest,
      candidates: listed?.candidates ?? [],
      ...open,
      ...words,
      display: listed?.display ?? null,
      suspended,
    }
  })
  const pairs = electionPackage.machines.flatMap(({ station: at, pair, id, serial }) =>
    at === station.id && pair !== null ? [{ pair, machine: id, serial }] : [],
  )
  return {
    use: electionPackage.use,
    electionId: electionPackage.electionId,
    title: electionPackage.rules.title,
    municipality: electionPackage.rules.municipality,
    electionDate: electionPackage.rules.date,
    station,
    machine: machine.id,
    machineSerial: machine.serial,
    pair: machine.pair,
    contests,
    fingerprint: loaded.fingerprint,
    listVersion: list.version,
    takeOverInTheDay: electionPackage.rules.takeOverInTheDay,
    settings: electionPackage.rules.settings,
    panelWidthMm,
    pairs,
  }
}

const SMALL_FILE_BYTES_MAX = 4096
const panelSchema = z.strictObject({ widthMm: z.number().min(150).max(1500) })

/** The only value that this machine has for itself: the width of its glass. A bad file is no fault. */
async function panelWidthOf(directory: string): Promise<number> {
  try {
    const file = await readRegular(join(directory, 'panel.json'), SMALL_FILE_BYTES_MAX)
    return parseJson(file, SMALL_FILE_BYTES_MAX, panelSchema)?.widthMm ?? PANEL_15_6.widthMm
  } catch {
    return PANEL_15_6.widthMm
  }
}
