/** Shapes of the two signed documents in JSON; docs/formats/package.md is the norm. Unknown fields are refused. */
import { z } from 'zod'
import { CONTESTS_MAX } from '#election/contests.ts'
import { DESKS_MAX } from '#election/definition/desks.ts'
import { CANDIDATE_ID_MAX } from '#election/ids.ts'
import { approversOrNone } from '#election/keys/approvers.ts'
import { CONTEST_KINDS, kindOf } from '#election/kinds/kinds.ts'
import { DISTRICT_VOTES_MAX, LISTED_MAX, RANK_MAX } from '#election/kinds/party-list/rule.ts'
import { CHOICES_MAX, isLowest, mayStayClosed, UNDER_MAX } from '#election/kinds/question/rule.ts'
import { parseDate, parseTime } from '#election/time.ts'
import { contestId, electionId, keySetId, machineId, pairNumber, stationId } from '../id-schemas.ts'
import { PICTURE_BYTES_MAX, PICTURE_SIDE, PICTURE_TYPES } from './choice-picture.ts'
import { PUBLICATIONS } from './definition.ts'
import { entitledSchema as entitled } from './entitled.ts'
import { TEXT_MAX } from './explained.ts'
import { paperLine, paperLineOrNone, settingsSchema } from './settings.ts'
import { SLIP_RANGES_MAX, SLIP_SERIAL, SLIPS_MAX, slipsIn } from './slips.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
/** UTF-16 units, as every other reader measures (docs/formats/README.md): `max` of the library counts letters of two units once. */
const text = (unitsMax: number) => z.string().refine((value) => value.length <= unitsMax)
const whole = (min: number, max: number) => z.number().int().min(min).max(max)
const date = z.string().refine((value) => parseDate(value) !== null)
const time = z.string().refine((value) => parseTime(value) !== null)

/** UTF-16 units; the import bounds visible characters. */
const NAME_MAX = 400

const atReception = {
  id: contestId,
  bit: whole(0, CONTESTS_MAX - 1),
  title: text(NAME_MAX),
  districts: z.array(text(NAME_MAX)).max(200),
}

/** One spelling: a share is in its lowest terms. */
const questionSchema = z.strictObject({
  answers: z.enum(['yes-no', 'choices']),
  quorum: z
    .strictObject({
      of: z.enum(['cast', 'most']),
      over: whole(1, UNDER_MAX - 1),
      under: whole(2, UNDER_MAX),
      opened: z.enum(['always', 'reached']),
    })
    .refine(({ over, under }) => over < under && isLowest(over, under))
    .optional(),
})

const contest = z
  .strictObject({
    ...atReception,
    titleKana: text(NAME_MAX),
    titleEn: text(NAME_MAX),
    kind: z.enum(CONTEST_KINDS),
    seats: whole(1, 999),
    councilSeats: whole(2, 999).optional(),
    result: z.literal('report').optional(),
    question: questionSchema.optional(),
  })
  // One spelling for each content: a council whose seats are all filled has them once, and a head has no council.
  .refine(
    ({ kind, seats, councilSeats }) =>
      councilSeats === undefined || (kindOf({ kind }).seats === 'of-council' && councilSeats > seats),
  )
  .refine(({ kind, question }) => (kindOf({ kind }).seats === 'a-question') === (question !== undefined))
  .refine(({ kind, seats }) => ['of-council', 'several', 'by-lists'].includes(kindOf({ kind }).seats) || seats === 1)
  .refine(
    ({ question, result }) => question?.quorum === undefined || mayStayClosed(question.quorum, result !== undefined),
  )
  // The minimum is asked of the whole, so nothing here reads those seats.
  .refine(({ councilSeats, result }) => councilSeats === undefined || result === undefined)

const sliceEnd = text(20).min(1)

const serial = whole(SLIP_SERIAL.min, SLIP_SERIAL.max)
const slipRange = z.strictObject({
  first: serial,
  last: serial,
  sex: z.enum(['M', 'F']),
  contests: z.array(contestId).min(1).max(CONTESTS_MAX),
})

const station = z.strictObject({
  id: stationId,
  index: whole(1, 65535),
  name: text(NAME_MAX),
  kiosks: whole(0, 55),
  spares: whole(0, 55),
  designated: z.boolean(),
  earlyVoting: z.boolean(),
  opens: time,
  closes: time,
  dates: z.array(date).min(1).max(32),
  stops: z.array(z.strictObject({ place: paperLine, opens: time, closes: time })).max(32),
  district: text(NAME_MAX),
  desks: z
    .array(z.strictObject({ from: sliceEnd, to: sliceEnd }))
    .max(DESKS_MAX)
    .refine(({ length }) => length !== 1),
  serves: z.array(stationId).min(1).max(2000).nullable(),
  slips: z
    .array(slipRange)
    .min(1)
    .max(SLIP_RANGES_MAX)
    .refine((ranges) => slipsIn(ranges) <= SLIPS_MAX)
    .nullable(),
  place: paperLineOrNone,
  // One spelling for each content: where none is known, the list is empty.
  lastTurnout: z
    .array(whole(0, 10_000).nullable())
    .max(CONTESTS_MAX)
    .refine((all) => all.length === 0 || all.some((each) => each !== null)),
  headphones: z.boolean(),
})

const machine = z.strictObject({
  id: machineId,
  kind: z.enum(['kiosk', 'issuer']),
  station: stationId,
  serial: text(64).min(1),
  pair: pairNumber.nullable(),
  spare: z.boolean(),
  issuerKeyId: whole(1, 255).nullable(),
  signingKey: hex(32),
  agreementKey: hex(32),
})

const rules = z
  .strictObject({
    id: text(64).min(1),
    title: text(NAME_MAX).min(1),
    // Empty: a private body.
    municipalityCode: z.string().regex(/^(?:\d{6})?$/),
    municipality: text(NAME_MAX).min(1),
    date,
    opens: time,
    closes: time,
    votingAge: whole(1, 120),
    residentSinceLatest: date,
    keyHolders: whole(1, 255),
    keyThreshold: whole(1, 255),
    publication: z.enum(PUBLICATIONS),
    online: z.boolean(),
    takeOverInTheDay: z.boolean(),
    settings: settingsSchema,
  })
  // T19: where the records are for everybody, a coercer looks a vote up and sees whether it was replaced.
  .refine(({ online, publication }) => !online || publication === 'from-first-mix')

const file = z.strictObject({
  // Two plain levels at most: no path can leave the package directory or name a device.
  path: z.string().regex(/^(?:[A-Za-z0-9_-]{1,40}\/)?[A-Za-z0-9_-]{1,60}\.[a-z0-9]{1,10}$/),
  bytes: whole(0, 2 ** 32),
  sha256: hex(32),
})

const countingKey = z.strictObject({
  made: z.literal('dealer'),
  publicKey: hex(32),
  threshold: whole(1, 255),
  commitments: z.array(hex(32)).min(1).max(255),
  holders: z
    .array(z.strictObject({ index: whole(1, 255), verificationKey: hex(32) }))
    .min(1)
    .max(255),
})

export const packageSchema = z.strictObject({
  format: z.literal(1),
  use: z.enum(['live', 'rehearsal', 'fixture']),
  electionId,
  keySet: keySetId,
  rules,
  contests: z.array(contest).min(1).max(CONTESTS_MAX),
  paperContests: z.array(z.strictObject(atReception)).max(CONTESTS_MAX - 1),
  stations: z.array(station).max(2000),
  machines: z.array(machine).max(20_000),
  stationFacts: z.array(
    z.strictObject({ station: stationId, registered: whole(0, 10 ** 8), eligible: whole(0, 10 ** 8), entitled }),
  ),
  countingKey,
  unlock: z
    .array(
      z.strictObject({
        machine: machineId,
        operatorCard: whole(1, 255),
        sealed: z
          .string()
          .max(2048)
          .regex(/^(?:[0-9a-f]{2})+$/),
      }),
    )
    .max(100_000),
  files: z.array(file).max(10_000),
  approvers: approversOrNone,
})

/** TC-10, LAW-09: a name and a party, as they are written and as they are spoken. */
const candidate = z.strictObject({
  id: whole(1, CANDIDATE_ID_MAX),
  contest: contestId,
  number: whole(1, 999),
  name: text(NAME_MAX).min(1),
  kana: text(NAME_MAX).min(1),
  party: text(NAME_MAX),
  partyKana: text(NAME_MAX),
  displayName: text(NAME_MAX),
  gone: z.enum(['died', 'withdrew']).nullable(),
})

const moved = z.strictObject({
  date,
  opens: time,
  closes: time,
  stations: z
    .array(
      z.strictObject({
        station: stationId,
        opens: time,
        closes: time,
        dates: z.array(date).min(1).max(32),
        eligible: whole(0, 10 ** 8),
        entitled,
      }),
    )
    .min(1)
    .max(2000),
})

const districtVotes = z
  .strictObject({ votes: whole(0, DISTRICT_VOTES_MAX), most: whole(1, DISTRICT_VOTES_MAX) })
  .refine(({ votes, most }) => votes < most)

const partyList = z.strictObject({
  number: whole(1, 999),
  people: z
    .array(
      z.strictObject({
        name: text(NAME_MAX).min(1),
        kana: text(NAME_MAX).min(1),
        rank: whole(1, RANK_MAX),
        district: z.union([z.null(), z.literal('unknown'), districtVotes]),
      }),
    )
    .min(1)
    .max(LISTED_MAX),
})

const openList = z.strictObject({
  number: whole(1, 999),
  people: z
    .array(z.strictObject({ number: whole(1, 999), rank: whole(1, 998).nullable() }))
    .min(1)
    .max(998),
})

const side = whole(PICTURE_SIDE.min, PICTURE_SIDE.max)
const explained = z.strictObject({
  number: whole(1, 999),
  picture: z
    .strictObject({
      type: z.enum(PICTURE_TYPES),
      width: side,
      height: side,
      bytes: whole(1, PICTURE_BYTES_MAX),
      sha256: hex(32),
    })
    .nullable(),
  text: text(TEXT_MAX).min(1),
  textKana: text(TEXT_MAX),
  textEn: text(TEXT_MAX),
})

const listedContest = z.strictObject({
  contest: contestId,
  uncontested: z.boolean(),
  candidates: z.array(candidate).min(1).max(999),
  lists: z.array(partyList).min(1).max(999).optional(),
  openLists: z.array(openList).min(1).max(999).optional(),
  explained: z.array(explained).min(2).max(CHOICES_MAX).optional(),
  display: z.enum(['at-once', 'by-kana']).nullable(),
  suspended: z.boolean(),
})

export const candidateListSchema = z.strictObject({
  format: z.literal(1),
  electionId,
  version: whole(1, 65535),
  contests: z.array(listedContest).min(1).max(CONTESTS_MAX),
  files: z.array(file).max(100),
  moved: moved.nullable(),
})
