/** The answer of one call of `next`. */
import type { CountingMedia, Journal } from './counting-media.ts'
import type { PageWrite, Role } from './layout.ts'
import type { Refusal } from './refusal.ts'

export type Rule = 'final-seal' | 'fence' | 'newest-first' | 'repair' | 'roll-forward' | 'settle' | 'seal' | 'request'

/** The writes of one barrier; a role that is absent is not written. Both roles are written in parallel. */
export interface Barrier {
  readonly type: 'barrier'
  readonly rule: Rule
  readonly original: readonly PageWrite[]
  readonly duplicate: readonly PageWrite[]
}

export interface Refuse {
  readonly type: 'refuse'
  readonly refusal: Refusal
}

/** Nothing is left to do. Only `next` makes one; with it an operation may be started. */
export interface Settled {
  readonly type: 'done'
  readonly media: CountingMedia
  readonly journal: Journal
  /** Pages that are bad on every medium that counts. */
  readonly lostPages: number
  /** A medium that holds other contents than its partner's final seal (row 19). */
  readonly damaged: Role | null
}

export type Step = Barrier | Refuse | Settled

export function barrierOn(rule: Rule, role: Role, writes: readonly PageWrite[]): Barrier {
  return {
    type: 'barrier',
    rule,
    original: role === 'original' ? writes : [],
    duplicate: role === 'duplicate' ? writes : [],
  }
}

/** The same bytes at the same place on every medium that counts. */
export function barrierOnAll(rule: Rule, media: CountingMedia, write: PageWrite): Barrier {
  const on = (role: Role): PageWrite[] => (media.some((medium) => medium.role === role) ? [write] : [])
  return { type: 'barrier', rule, original: on('original'), duplicate: on('duplicate') }
}

export function refuse(refusal: Refusal): Refuse {
  return { type: 'refuse', refusal }
}
