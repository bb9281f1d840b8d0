/** Which machines, slots and media the desk has, from the prepared directory: config files as on the real machines. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import type { StationIndex } from '#election/ids.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { type IssuerScreenEvent, issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { type KioskScreenEvent, kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import type { AppConfig } from '#shell/config.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { PreparedDesk } from '../prepare-desk.ts'
import type { SlotView } from '../session/view.ts'
import { type SeatPlan, slotPath } from './seat.ts'
import { REPORT_MEDIUM, reportSlot } from './things.ts'

const TALLY = 'tally'
const TALLY_SLOTS = 4

export type FloorPlan = ReturnType<typeof floorPlan>

/** @param clockFile shared by all apps; null: each has the system's clock */
export function floorPlan({ directory, election, station }: PreparedDesk, clockFile: string | null) {
  const { machines } = election.electionPackage
  const here = machines.filter((machine) => machine.station === station.id)
  const issuers = here.filter((machine) => machine.kind === 'issuer')
  const kiosks = here.filter((machine) => machine.kind === 'kiosk')
  const [issuer] = issuers
  assert(issuer !== undefined && !issuer.spare && kiosks.length > 0, 'floor plan: an issuer and a kiosk')

  const common = (id: string): AppConfig => ({
    package: join(directory, 'package'),
    machine: join(directory, 'machines', id),
    out: join(directory, 'documents', id),
    ...(clockFile === null ? {} : { clockFile }),
  })
  const plans = {
    issuers: issuers.map((each) => issuerPlan(directory, each, common(each.id))),
    kiosks: kiosks.map((kiosk) => kioskPlan(directory, kiosk, common(kiosk.id))),
    tally: tallyPlan(directory, common(TALLY)),
  }
  return {
    ...plans,
    media: [
      takeOverMedium(directory, issuer),
      reportMedium(directory, issuer),
      ...kiosks.flatMap((kiosk) => pairOf(directory, kiosk, station.index)),
    ],
    slots: [...plans.issuers, ...plans.kiosks, plans.tally].flatMap((plan) => plan.slots.map((slot) => slot.id)),
  }
}

const slotOf = (app: string, role: SlotView['role'], place: string = role): SlotView => ({
  id: `${app}:${place}`,
  role,
})

function issuerPlan(directory: string, { id, spare }: Machine, common: AppConfig): SeatPlan<IssuerScreenEvent> {
  const [slot, report] = [slotOf(id, 'take-over'), slotOf(id, 'report')]
  return {
    id,
    kind: 'issuer',
    spare,
    screenEventSchema: issuerScreenEventSchema,
    config: {
      ...common,
      package: ownPackage(common.package, directory, id),
      ...{ takeover: slotPath(directory, slot.id), reports: slotPath(directory, report.id) },
    },
    configFile: join(directory, `${id}.json`),
    hasReader: true,
    hasKeypad: false,
    hasHeadphones: false,
    feelsIn: null,
    slots: [slot, report],
  }
}

/** D-31: an issuer erases the roll in its package. The package of the others stays whole, and `ippyo verify` has one to read. */
function ownPackage(shared: string, directory: string, id: string): string {
  const own = join(directory, 'packages', id)
  cpSync(shared, own, { recursive: true })
  return own
}

function kioskPlan(directory: string, { id, spare }: Machine, common: AppConfig): SeatPlan<KioskScreenEvent> {
  const [original, duplicate] = [slotOf(id, 'original'), slotOf(id, 'duplicate')]
  return {
    id,
    kind: 'kiosk',
    spare,
    screenEventSchema: kioskScreenEventSchema,
    config: {
      ...common,
      original: slotPath(directory, original.id),
      duplicate: slotPath(directory, duplicate.id),
    },
    configFile: join(directory, `${id}.json`),
    hasReader: true,
    hasKeypad: true,
    hasHeadphones: true,
    feelsIn: join(directory, 'felt', id),
    slots: [original, duplicate],
  }
}

function tallyPlan(directory: string, common: AppConfig): SeatPlan<TallyScreenEvent> {
  const report = slotOf(TALLY, 'report')
  const slots = Array.from({ length: TALLY_SLOTS }, (_, i) => slotOf(TALLY, 'any', String(i + 1)))
  return {
    id: TALLY,
    kind: 'tally',
    spare: false,
    screenEventSchema: tallyScreenEventSchema,
    config: {
      ...common,
      media: slots.map((slot) => slotPath(directory, slot.id)),
      reports: slotPath(directory, report.id),
      shares: join(directory, 'shares-given'),
    },
    configFile: join(directory, `${TALLY}.json`),
    hasReader: false,
    hasKeypad: false,
    hasHeadphones: false,
    feelsIn: null,
    slots: [...slots, report],
  }
}

function takeOverMedium(directory: string, issuer: Machine) {
  return {
    id: 'take-over',
    serial: issuer.station,
    role: 'take-over' as const,
    place: `${issuer.id}:take-over`,
    directory: join(directory, 'media', issuer.station, 'take-over'),
  }
}

/** It carries the issuer's signed report in the evening: the counting centre has no line to the station. */
function reportMedium(directory: string, issuer: Machine) {
  const reports = join(directory, 'reports')
  mkdirSync(reports, { recursive: true })
  return {
    id: REPORT_MEDIUM,
    serial: issuer.station,
    role: 'report' as const,
    place: reportSlot(issuer.id),
    directory: reports,
  }
}

/** In their machine from the start, as the officer finds them in the morning. */
function pairOf(directory: string, { id, station, pair }: Machine, index: StationIndex) {
  assert(pair !== null, 'pairOf: a voting machine')
  return (['original', 'duplicate'] as const).map((role) => ({
    id: `${id}-${role}`,
    // The number printed on it: staff type it in when it is sealed (CLS-06).
    serial: mediumSerial(index, pair, role),
    role,
    place: `${id}:${role}`,
    directory: join(directory, 'media', station, String(pair), role),
  }))
}
