/**
 * The day's record as it is stored, and read back as strictly as anything else. A record of another version of this program (an
 * update between two starts of one day) is no record: books that hold one are not opened.
 */
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { branded, type Plain } from '#election/branded.ts'
import { utf8 } from '#election/bytes.ts'
import { countsSchema } from '#election/count/desk-figures.ts'
import { signedDeskReport } from '#election/count/station-report.ts'
import { SEXES } from '#election/definition/definition.ts'
import { contestMask } from '#election/id-schemas.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { ORDER_ROWS_MAX, ORDERS } from '#election/roll/order-row.ts'
import { PLAIN_MARKS, ROLL_MARKS } from '#election/roll/roll-file.ts'
import { DAY_TICKS, KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import { MARKED_PAPERS } from '#issuer/session/day-record.ts'
import { LINE_ACTS } from '#issuer/session/line-act.ts'
import { TOLD_BY } from '#issuer/session/roll-events.ts'
import { CLOSING_TICKS, REPLACED_CARDS, SEALING_TICKS } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { DAY_RECORD_BYTES } from '#issuer/session/step-day.ts'
import { TROUBLE_CLASSES } from '#issuer/session/troubles.ts'

const FORMAT = 'ippyo issuer day 1'
const count = z.number().int().min(0)
const text = z.string()
const told = count.nullable()

/** Fewer than none on a later day whose only act is a card of the day before that comes back. */
const sinceMorning = z.number().int()
const turnout = z.strictObject({ men: sinceMorning, women: sinceMorning, unsaid: sinceMorning })
const bySex = z.strictObject({ men: count, women: count })
const toldRecords = z.array(z.strictObject({ machine: text, counts: z.array(told) }))

const hour = z.strictObject({
  until: text,
  cardsIssued: sinceMorning,
  contests: z.array(turnout),
})

const kiosks = z.array(
  z.strictObject({
    machine: text,
    pair: count,
    serial: text,
    state: z.enum(['waiting', 'started', 'spare', 'failed']),
    wasStarted: z.boolean(),
    signedFor: z.boolean(),
    takenOverBy: text.nullable(),
    note: text,
  }),
)
const sheet = z.enum(['none', 'printing', 'printed', 'failed', 'unknown'])

const named = {
  appointed: count,
  names: z.array(text),
  parties: z.array(text),
  present: z.array(z.boolean()),
  came: z.array(text.nullable()),
  left: z.array(text.nullable()),
  transport: text,
}

/** The figures of the closing, as in report and polling record. */
const figures = {
  unpermitted: z.array(text),
  absentees: z
    .strictObject({
      contests: z.array(z.strictObject({ received: bySex, notAccepted: bySex, refused: bySex })),
      late: count,
      notAcceptedNames: text,
      refusedNames: text,
    })
    .nullable(),
  ended: z.strictObject({ count, witnesses: text }).nullable(),
  ticketsCounted: told,
  cardsInCase: told,
  told: toldRecords,
  seals: z.array(z.strictObject({ machine: text, digits: text })),
  noSeals: z.array(z.strictObject({ machine: text, reason: text })),
  reason: text,
  reasonOf: text,
  desks: z.array(z.strictObject({ desk: count, report: signedDeskReport.nullable(), reason: text })).optional(),
}

const before = z.strictObject({
  kiosks,
  sheet,
  witnesses: z.strictObject({ ...named, substitutions: count }),
  closing: z.strictObject(figures),
})

const schema = z.strictObject({
  format: z.literal(FORMAT),
  stage: z.enum(['preparing', 'voting', 'closing', 'closed']),
  clockConfirmed: z.boolean(),
  cardsReceived: told,
  officers: z.strictObject({ officer: text, deputy: text }),
  witnesses: z.strictObject({
    ...named,
    substitutes: z.array(
      z.strictObject({
        place: count,
        left: text,
        leftParty: text,
        leftCame: text.nullable(),
        leftAt: text.nullable(),
        came: text,
        party: text,
        from: text,
        until: text.nullable(),
        seen: text,
      }),
    ),
    lines: z
      .array(
        z.strictObject({
          ...{ name: text, act: z.enum(LINE_ACTS), at: text },
          was: z.strictObject({ came: text.nullable(), left: text.nullable() }),
        }),
      )
      .optional(),
  }),
  keys: z.strictObject({
    envelopes: z.array(z.strictObject({ envelope: z.enum(KEY_ENVELOPES), sealedWith: text, note: text })),
    moves: z.array(
      z.strictObject({
        what: z.enum(['all', ...KEY_ENVELOPES]),
        to: z.strictObject({ role: z.enum(['officer', 'deputy', 'witness']), name: text }),
        at: text,
      }),
    ),
  }),
  kiosks,
  sheet,
  sheetSigned: z.strictObject({ form: z.enum(['printed', 'blank']), reason: text }).nullable(),
  ticked: z.array(z.enum(DAY_TICKS)),
  openedAt: text.nullable(),
  closedAt: text.nullable(),
  inside: z.strictObject({ rollNos: z.array(text), fixed: z.boolean() }),
  hours: z.array(hour),
  quick: z.array(hour.extend({ told: text })),
  staff: z.array(z.strictObject({ name: text, here: z.boolean() })),
  rounds: z.array(z.strictObject({ hour: text, note: text })),
  troubles: z.array(
    z.strictObject({
      at: text,
      machine: text.nullable(),
      number: text,
      stops: z.enum(TROUBLE_CLASSES),
      measure: text,
    }),
  ),
  apart: z.array(
    z.strictObject({
      rollNo: text,
      name: text,
      why: z.enum(['removed', 'waits']),
      words: text,
      state: z.enum(['open', 'voted', 'gone']),
    }),
  ),
  reports: z.strictObject({
    version: count,
    correcting: text,
    written: count.optional(),
    signedAt: text.optional(),
    before: before.optional(),
  }),
  endedAt: text.nullable(),
  clockSets: z.array(z.strictObject({ from: text, to: text })),
  suspensions: z.array(
    z.strictObject({
      cause: text,
      from: text,
      until: text.nullable(),
      expected: text,
      machinesLeft: count,
      waiting: count,
      leaving: count,
    }),
  ),
  postponed: z.strictObject({ at: text, reason: text }).nullable(),
  clerks: z.array(text),
  papers: z.array(z.strictObject({ name: z.enum(MARKED_PAPERS), version: count, copies: count, digest: text })),
  replacements: z.array(
    z.strictObject({
      number: count,
      card: z.enum(REPLACED_CARDS),
      reason: text,
      issued: z.literal(false).optional(),
    }),
  ),
  takeOvers: z.array(
    z.strictObject({
      at: text,
      why: z.enum(['newer', 'other-issuer', 'new-medium', 'new-books']),
      firstCount: told,
      ticketsCounted: count,
      ticketsExpected: z.number().int(),
      reason: text,
    }),
  ),
  roll: z.strictObject({
    goneOnWithout: text,
    changes: z.array(
      z.strictObject({
        rollNo: text,
        was: z.enum(ROLL_MARKS),
        wasEarly: contestMask.optional(),
        mark: z.enum(PLAIN_MARKS),
        early: contestMask.optional(),
        wasUnentitled: contestMask.optional(),
        unentitled: contestMask.optional(),
        source: z.enum(TOLD_BY),
        from: text,
        persons: z.tuple([text, text]),
        reason: text,
        at: text.nullable(),
      }),
    ),
    byOrder: z
      .array(
        z.strictObject({
          place: count.max(ORDER_ROWS_MAX - 1),
          rollNo: text,
          name: text,
          kana: text,
          sex: z.enum(SEXES),
          birthDate: text,
          address: text,
          residentSince: text,
          order: z.strictObject({ kind: z.enum(ORDERS), by: text, date: text, clerk: text }),
        }),
      )
      .max(ORDER_ROWS_MAX),
    moved: z.array(
      z.strictObject({
        from: text,
        to: text,
        last: text,
        nobody: z.strictObject({ place: count.max(ORDER_ROWS_MAX - 1), sex: z.enum(SEXES) }).nullable(),
        words: text,
      }),
    ),
    paperMarks: z.array(z.strictObject({ persons: z.tuple([text, text]), words: text })),
    entersPaper: z.boolean(),
  }),
  closing: z.strictObject({
    ticks: z.record(z.enum(CLOSING_TICKS), z.boolean()),
    cardsOut: text,
    kiosksMayClose: z.boolean(),
    permittedAt: text.nullable(),
    ...figures,
    envelopes: z.array(z.strictObject({ contest: text, numbers: z.array(text) })),
    media: z.array(
      z.strictObject({ machine: text, role: z.enum(['original', 'duplicate']), serial: text, sealed: z.boolean() }),
    ),
    sealing: z.record(z.enum(SEALING_TICKS), z.boolean()),
    sealLabels: z.record(z.enum(SEALING_TICKS), text),
    boxesReady: z.strictObject({ exception: text }).nullable(),
  }),
  days: z.strictObject({
    before: z.array(
      z.strictObject({ date: text, openedAt: text.nullable(), closedAt: text.nullable(), tickets: told, reason: text }),
    ),
    overnight: z.strictObject({ counts: countsSchema, told: toldRecords, morning: toldRecords }).nullable(),
    list: z.strictObject({ number: count, voters: count, digits: text }).nullable(),
    rested: text.nullable(),
  }),
  logs: z.array(z.strictObject({ issuer: text, pages: count, digits: text })),
})

export function encodeDayRecord(record: DayRecord): Uint8Array {
  const stored: Plain<z.infer<typeof schema>> = { format: FORMAT, ...record }
  const bytes = utf8(JSON.stringify(stored))
  // A record that cannot be read back would keep the books from opening, on a spare issuer too.
  assert(decodeDayRecord(bytes) !== null, 'day record: it is written as it is read')
  return bytes
}

/** Null when it is not what this version writes. */
export function decodeDayRecord(bytes: Uint8Array): DayRecord | null {
  const read = parseJson(bytes, DAY_RECORD_BYTES, schema)
  if (read === null) return null
  const { format: _, ...record } = read
  return branded<DayRecord>(record)
}
