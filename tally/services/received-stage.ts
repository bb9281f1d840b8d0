/** Stage 1 on the disk: reports, media, permissions and explanations, as they were when the count was begun. */

import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import { PLACES_MAX } from '#election/contest-lists.ts'
import { containers, transportItems } from '#election/count/arrival.ts'
import { doubtCodes, doubtId } from '#election/count/doubt.ts'
import { type LostPair, lostPairsSchema } from '#election/count/lost-media.ts'
import { type AcceptedMedium, emptyReceipt, type OnlineVotes, pairKey, type Receipt } from '#election/count/receipt.ts'
import type { JudgesRecords } from '#election/count/records-of-lists.ts'
import { type StationReport, stationReportSchema } from '#election/count/station-report.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { contestId, machineId, pairNumber, stationId } from '#election/id-schemas.ts'
import { numbered } from '#election/keys/approvers.ts'
import { sortingSumsSchema } from '#election/online/sorted.ts'
import { ok, type Result } from '#election/result.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'
import { roundHash, type SignedRollRound } from '#election/roll/roll-round.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import type { ReceivedStage } from '../session/effect.ts'
import type { EarlierCount } from '../session/event.ts'
import {
  erase,
  readReport,
  reportSchema,
  type SignedPaths,
  type StageChanged,
  type StageFiles,
  writeReport,
} from './stage-files.ts'

const FORMAT = 'ippyo count received 1'
const count = z.number().int().min(0)
const names = z.array(z.string())
const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const minute = z
  .string()
  .refine((text) => parseMinute(text) !== null)
  .transform((text) => text as LocalMinute)

/** Reasons as a stage has them. */
export const explanationsSchema = z.array(
  z.strictObject({
    doubt: z.strictObject({
      code: z.enum(doubtCodes),
      station: stationId.nullable(),
      pair: pairNumber.nullable(),
      facts: z.record(z.string(), z.union([z.string(), z.number().int()])),
    }),
    reason: z.string(),
    by: names,
  }),
)

/** One number a judge. */
const judgesSchema = z.strictObject({ contest: z.string(), records: z.array(count).min(1).max(PLACES_MAX) })

const receivedSchema = reportSchema({
  format: z.literal(FORMAT),
  packageSha256: z.string(),
  approvers: z.array(z.strictObject({ name: z.string(), number: z.string().regex(/^\d{5}( \d{5}){3}$/) })),
  reports: z.array(stationReportSchema.omit({ format: true })),
  media: z.array(
    z.strictObject({
      serial: z.string(),
      station: stationId,
      pair: pairNumber,
      role: z.enum(['original', 'duplicate']),
      sheets: z.number().int().min(1).max(40).nullable(),
      sealed: z.strictObject({
        root: z.string(),
        sealFingerprint: z.string().regex(/^\d{5}( \d{5}){3}$/),
        machine: machineId,
        records: z.record(z.string(), count),
        judges: judgesSchema.optional(),
        spentMarks: count,
        markedSessions: count,
        lostPages: count,
        failedPartner: z.boolean(),
        logUnbroken: z.boolean(),
        lists: z.array(z.number().int().min(0)),
        closedAt: z.string().nullable(),
        doubts: z.array(z.enum(doubtCodes)),
      }),
    }),
  ),
  zeroCheck: z.strictObject({ at: minute, witnesses: names }).nullable(),
  /** The holders who gave shares. */
  holders: z.array(z.strictObject({ index: z.number().int(), name: z.string() })),
  arrivals: z.array(
    z.strictObject({
      station: stationId,
      at: minute,
      clerk: z.string(),
      differing: z.array(z.strictObject({ item: z.enum(transportItems), note: z.string() })),
      containers: z.array(
        z.strictObject({
          container: z.enum(containers),
          sealed: z.boolean(),
          locked: z.boolean(),
          label: z.string(),
        }),
      ),
      decision: z.strictObject({ reason: z.string(), by: names }).nullable(),
    }),
  ),
  comparisons: z.array(
    z.strictObject({ station: stationId, number: z.string().regex(/^\d{5}( \d{5}){3}$/), same: z.boolean() }),
  ),
  permissions: z.array(
    z.strictObject({
      station: stationId,
      pair: pairNumber,
      cause: z.enum(['damaged', 'lost']),
      chair: z.string(),
      opinion: z.string(),
      witnesses: names,
    }),
  ),
  choices: z.array(
    z.strictObject({
      station: stationId,
      pair: pairNumber,
      seal: z.string(),
      among: z.array(z.string()),
      reason: z.string(),
      by: names,
    }),
  ),
  explanations: explanationsSchema,
  typed: z.array(z.strictObject({ station: stationId, reason: z.string(), by: names })),
  accepted: z.array(z.strictObject({ contest: contestId, accepted: count, by: names, at: minute })),
  lost: lostPairsSchema,
  rollRound: z.strictObject({ number: z.number().int().min(1).max(ROLL_LISTS_MAX), sha256: hex32 }).nullable(),
  /** Null: the election has no online box, or it was declared lost. */
  online: z
    .strictObject({
      exportSha256: hex32,
      settingsSha256: hex32,
      machine: z.string(),
      machineKey: hex32,
      sums: sortingSumsSchema,
      records: z.record(z.string(), count),
      judges: judgesSchema.optional(),
      commitments: z.array(hex32),
    })
    .nullable(),
})

export async function writeReceived(files: StageFiles, stage: ReceivedStage): Promise<Result<void, StageChanged>> {
  const { receipt, explanations, election, zeroCheck, holders } = stage
  const { lost, rollRound } = receipt
  await writeSigned(files.lostMedia, lost)
  await writeSigned(files.rollRound, rollRound)
  return writeReport(files, '1-received', {
    format: FORMAT,
    packageSha256: toHex(election.packageHash),
    // own-58: witnesses hold whom this machine asked against the paper of the ceremony, on the evening and years after it.
    approvers: numbered(election.electionPackage.approvers),
    zeroCheck,
    holders: [...holders].map(([index, name]) => ({ index, name })),
    arrivals: [...receipt.arrivals.values()].sort((a, b) => (a.station < b.station ? -1 : 1)),
    reports: [...receipt.reports.values()].sort((a, b) => (a.station < b.station ? -1 : 1)),
    comparisons: [...receipt.comparisons.values()].sort((a, b) => (a.station < b.station ? -1 : 1)),
    media: [...receipt.media.values()].map(mediumJson).sort((a, b) => (a.serial < b.serial ? -1 : 1)),
    permissions: [...receipt.permissions.values()],
    choices: [...receipt.choices.values()],
    explanations: [...explanations.values()],
    typed: [...receipt.typed.values()].sort((a, b) => (a.station < b.station ? -1 : 1)),
    accepted: [...receipt.accepted.values()].sort((a, b) => (a.contest < b.contest ? -1 : 1)),
    lost: lost?.lost ?? [],
    rollRound: rollRound && roundInStage(rollRound),
    online: receipt.online && onlineJson(receipt.online),
  })
}

/** Declaration and round go with the count, for its checkers; one of an earlier attempt does not stay. */
async function writeSigned(paths: SignedPaths, signed: { readonly document: SignedBytes } | null): Promise<void> {
  if (signed === null) return eraseSigned(paths)
  await writeWholeFile(paths.signature, signed.document.signature)
  await writeWholeFile(paths.document, signed.document.bytes)
}

export async function eraseSigned({ document, signature }: SignedPaths): Promise<void> {
  await erase(document)
  await erase(signature)
}

/** As stage 1 names it. */
export function roundInStage(round: SignedRollRound): { readonly number: number; readonly sha256: string } {
  return { number: round.number, sha256: roundHash(round) }
}

/** Without the blinds of a medium: only sums of them leave this process (docs/formats/record.md §6). */
function mediumJson({
  sealed: { sets: _sets, unpermitted: _unpermitted, log: _log, ...sealed },
  ...medium
}: AcceptedMedium) {
  return { ...medium, sealed: { ...sealed, records: Object.fromEntries(sealed.records) } }
}

/** Likewise. */
function onlineJson({ sets: _, records, ...online }: OnlineVotes) {
  return { ...online, records: Object.fromEntries(records) }
}

export interface Received {
  readonly packageSha256: string
  readonly receipt: Receipt
  readonly lost: readonly LostPair[]
  readonly rollRound: ReturnType<typeof roundInStage> | null
  readonly explanations: EarlierCount['explanations']
  readonly zeroCheck: EarlierCount['zeroCheck']
  readonly holders: EarlierCount['holders']
}

export async function readReceived(files: StageFiles): Promise<Result<Received | null, StageChanged>> {
  const read = await readReport(files, '1-received', receivedSchema)
  if (!read.ok || read.value === null) return read as Result<null, StageChanged>
  const received = read.value
  return ok({
    packageSha256: received.packageSha256,
    receipt: receiptOf(received),
    lost: received.lost,
    rollRound: received.rollRound,
    explanations: byDoubt(received.explanations),
    zeroCheck: received.zeroCheck,
    holders: new Map(received.holders.map(({ index, name }) => [index, name])),
  })
}

export function byDoubt(explanations: z.infer<typeof explanationsSchema>): EarlierCount['explanations'] {
  return new Map(explanations.map((each) => [doubtId(each.doubt), each]))
}

function receiptOf(received: Omit<z.infer<typeof receivedSchema>, 'before'>): Receipt {
  const reports = branded<readonly StationReport[]>(received.reports)
  const media = received.media.map(({ sealed, ...medium }) => {
    const records = new Map(Object.entries(sealed.records))
    return { ...medium, sealed: { ...sealed, records, sets: null } } as unknown as AcceptedMedium
  })
  return {
    ...emptyReceipt,
    reports: new Map(reports.map((report) => [report.station, report])),
    media: new Map(media.map((medium) => [pairKey(medium), medium])),
    typed: new Map(received.typed.map((origin) => [origin.station, origin])),
    accepted: new Map(received.accepted.map((entered) => [entered.contest, entered])),
    arrivals: new Map(received.arrivals.map((arrival) => [arrival.station, arrival])),
    comparisons: new Map(received.comparisons.map((compared) => [compared.station, compared])),
    permissions: new Map(received.permissions.map((permission) => [pairKey(permission), permission])),
    choices: new Map(received.choices.map((choice) => [pairKey(choice), choice])),
    online: onlineOf(received.online),
    final: true,
  }
}

function onlineOf(online: z.infer<typeof receivedSchema>['online']): OnlineVotes | null {
  if (online === null) return null
  const records = branded<OnlineVotes['records']>(new Map(Object.entries(online.records)))
  return { ...online, records, judges: online.judges && branded<JudgesRecords>(online.judges), sets: null }
}
