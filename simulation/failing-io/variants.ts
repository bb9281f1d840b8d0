/** Every way in which one operation fails: at the kiosk, the issuer, the tally's receipt, the issuer's books and reports, and the office's works. */
import { AssertionError, assert } from '#election/assert.ts'
import { BOOK_ACTS, cutEveryWrite } from './cut-acts.ts'
import { cutInTheEvening } from './cut-reports.ts'
import { DISK_FAILS } from './failing-disk.ts'
import { failingIssuerDay } from './issuer-day.ts'
import { failingKioskDay } from './kiosk-day.ts'
import { failingOfficeWork, OFFICE_OPERATIONS, OFFICE_WORKS, type OfficeWork } from './office-work.ts'
import { FAIL_KINDS, type FailPlan } from './planned-failure.ts'
import { failingReceipt } from './receive.ts'

const PARTS = ['kiosk', 'receive', 'issuer', 'books', 'reports', 'office'] as const
export type Part = (typeof PARTS)[number]

/** Room for the operations of each part; beyond its last one nothing fails (`every-operation-fails.day.test.ts` looks). */
export const OPERATIONS: Readonly<Record<Part, number>> = {
  kiosk: 480,
  receive: 40,
  issuer: 2600,
  books: BOOK_ACTS.length,
  reports: 400,
  office: Object.values(OFFICE_OPERATIONS).reduce((sum, operations) => sum + operations, 0),
}

export interface Failures {
  readonly part: Part
  readonly operation: number
  /** Runs in which the operation was reached and failed. */
  readonly failures: number
  readonly violations: readonly string[]
  readonly last: readonly string[]
}

/** Seed = number of an operation; the parts follow one another. */
export function placeOf(seed: number): { readonly part: Part; readonly operation: number } | null {
  let operation = seed
  for (const part of PARTS) {
    if (operation < OPERATIONS[part]) return { part, operation }
    operation -= OPERATIONS[part]
  }
  return null
}

export async function failEveryWay(part: Part, operation: number): Promise<Failures> {
  if (part === 'books') {
    const { cuts, violations } = cutEveryWrite(actAt(operation), true)
    return { part, operation, failures: cuts, violations, last: [] }
  }
  if (part === 'reports') {
    const { wasCut, violations } = await cutInTheEvening(operation)
    return { part, operation, failures: wasCut ? 2 : 0, violations, last: [] }
  }
  if (part === 'office') return failOfficeWork(operation)
  let failures = 0
  const violations: string[] = []
  const last: string[] = []
  for (const kind of FAIL_KINDS) {
    for (const forEver of [false, true]) {
      for (const restart of part === 'receive' ? [false] : [false, true]) {
        const run = await runPart(part, { operation, kind, forEver }, restart)
        if (run.hit !== null) failures++
        // The part is over before this operation.
        else if (failures === 0) return { part, operation, failures, violations: [...run.violations], last: run.last }
        const name = `${part} ${operation} ${kind} ${forEver ? 'for ever' : 'once'} ${restart ? 'restarted' : ''}`
        violations.push(...run.violations.map((what) => `${name}: ${what}`))
        if (run.violations.length > 0 && last.length === 0) last.push(...run.last)
      }
    }
  }
  return { part, operation, failures, violations, last }
}

function actAt(operation: number) {
  const [, act] = BOOK_ACTS[operation] ?? []
  assert(act !== undefined, 'failing io: an act of the books')
  return act
}

/** An operation of the office's works: in each way it fails once, and people come back. */
async function failOfficeWork(operation: number): Promise<Failures> {
  const { work, at } = officePlaceOf(operation)
  let failures = 0
  const violations: string[] = []
  const last: string[] = []
  for (const how of DISK_FAILS) {
    const run = await failingOfficeWork(work, at, how)
    if (run.hit !== null) failures++
    violations.push(...run.violations.map((what) => `${work} ${at} ${how} (${run.hit}): ${what}`))
    if (run.violations.length > 0 && last.length === 0) last.push(...run.last)
    // The work is over before this operation.
    if (run.hit === null) break
  }
  return { part: 'office', operation, failures, violations, last }
}

function officePlaceOf(operation: number): { readonly work: OfficeWork; readonly at: number } {
  let at = operation
  for (const work of OFFICE_WORKS) {
    if (at < OFFICE_OPERATIONS[work]) return { work, at }
    at -= OFFICE_OPERATIONS[work]
  }
  throw new AssertionError('failing io: an operation of the office')
}

async function runPart(part: Exclude<Part, 'books' | 'reports' | 'office'>, plan: FailPlan, restart: boolean) {
  switch (part) {
    case 'kiosk':
      return failingKioskDay(plan, restart)
    case 'issuer':
      return failingIssuerDay(plan, restart)
    case 'receive':
      return { ...(await failingReceipt(plan)), last: [] }
  }
}
