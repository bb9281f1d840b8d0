/** Figures of the running poll and of applications for the office (S-03, S-08): nothing of fewer than ten people. */
import type { Pool } from 'pg'
import { toHex } from '#election/bytes.ts'
import { inTens, LEAST_SHOWN, shownOf } from '#election/figure-of-few.ts'
import type { Applicants } from '#election/online/applicants.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { pollFigures } from '#election/online/poll-figures.ts'
import type { StaffAnswer } from '#election/online/wire/staff.ts'
import { APPLICATION_STATES, REFUSED_BECAUSE } from '#election/online/wire/staff-words.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import { type Ask, inTransaction } from '#online/database/transaction.ts'
import { openCategory } from '../category.ts'
import type { HostKey } from '../host-key.ts'
import { type Act, readLines } from './acts.ts'
import { categoryRows, checkRows, codeRows, countRows } from './rows.ts'

interface FiguresParts {
  readonly pool: Pool
  readonly number: number
  readonly key: HostKey
  readonly applicants: Applicants
  /** Until then somebody who looks twice would see one new application, so figures go in steps of ten. */
  readonly applicationsEnd: UnixSecond
  readonly now: () => UnixSecond
  readonly minute: () => LocalMinute
}

type Figures = Extract<StaffAnswer<'figures'>, { type: 'figures' }>

export async function figuresNow(parts: FiguresParts): Promise<StaffAnswer<'figures'>> {
  const { now, number, pool } = parts
  const read = await inTransaction(pool, async (ask) => {
    const checks = checkRows.parse(await ask('SELECT * FROM roll.checks_by_hour($1)', [number]))
    const codes = codeRows.parse(await ask('SELECT * FROM roll.codes_by_hour($1)', [number]))
    const counts = countRows.parse(await ask('SELECT * FROM roll.counts_by_hour($1)', [number]))
    const hours = { checks: checks.map(inSeconds), codes: codes.map(inSeconds), counts: counts.map(inSeconds) }
    const poll = pollFigures(hours, now())
    const lines = await ask<{ line: string }>('SELECT line FROM roll.acts()', [])
    return {
      ok: true as const,
      value: { ...poll, applications: await applicationsNow(ask, parts), pauses: pausesIn(lines, parts.minute()) },
    }
  })
  return read.ok ? { type: 'figures', ...read.value } : { type: 'refused', refusal: 'try-again' }
}

function inSeconds<Row extends { readonly hour: Date }>(row: Row) {
  return { ...row, hour: row.hour.getTime() / 1000 }
}

async function applicationsNow(
  ask: Ask,
  { applicants, applicationsEnd, key, now, number }: FiguresParts,
): Promise<Figures['applications']> {
  const rows = categoryRows.parse(await ask('SELECT * FROM roll.categories($1)', [number]))
  const isOver = now() >= applicationsEnd
  /** The sum is shown, so none of a row may follow from it and the others. */
  const shown = (figures: readonly number[]) =>
    isOver ? shownOf(figures) : figures.map((figure) => (figure < LEAST_SHOWN ? null : inTens(figure)))
  const grounds = rows.map(({ category, id }) => openCategory(key, toHex(id), category))
  const byCategory = shown(applicants.categories.map(({ id }) => grounds.filter((ground) => ground === id).length))
  const byState = shown(APPLICATION_STATES.map((state) => rows.filter((row) => row.state === state).length))
  const refused = rows.filter(({ state }) => state === 'refused')
  const byReason = shown(REFUSED_BECAUSE.map((reason) => refused.filter((row) => row.reason === reason).length))
  const [all = null] = shown([rows.length])
  return {
    all,
    byCategory: applicants.categories.map(({ id }, at) => ({ category: id, count: byCategory[at] ?? null })),
    byState: APPLICATION_STATES.map((state, at) => ({ state, count: byState[at] ?? null })),
    byReason: REFUSED_BECAUSE.map((reason, at) => ({ reason, count: byReason[at] ?? null })),
  }
}

/** By the signed acts: from a pause to the next word that card checks go on. */
function pausesIn(lines: readonly { readonly line: string }[], now: LocalMinute): Figures['pauses'] {
  let since: LocalMinute | null = null
  let [count, minutes] = [0, 0]
  for (const { act, at } of readLines(lines.map(({ line }) => line))) {
    if (!isPause(act)) continue
    if (act.paused && since === null) {
      since = at
      count += 1
    } else if (!act.paused && since !== null) {
      minutes += between(since, at)
      since = null
    }
  }
  return { count, minutes: since === null ? minutes : minutes + between(since, now), isPaused: since !== null }
}

function isPause(act: Act): act is Extract<Act, { type: 'paused' }> {
  return act.type === 'paused'
}

/** A clock that was set back between them makes no pause shorter than none. */
function between(from: LocalMinute, until: LocalMinute): number {
  return Math.max(0, minuteNumber(until) - minuteNumber(from))
}
