/**
 * Which standby leads when the first site is gone. A vote is promised when any one of them has it, so the others may be behind: the one that
 * received most has every promised vote, and another one would lose some. So all are asked before any leads.
 */
import { err, ok, type Result } from '#election/result.ts'

/** Bytes of the write-ahead log: a place in it. */
export type Position = bigint

export type Seen =
  /** Nobody knows how far it came. */
  | { readonly type: 'unknown'; readonly name: string }
  /** `received`: what is on its disk. `from`: timeline of the server that sends to it now; null: none does. */
  | { readonly type: 'follows'; readonly name: string; readonly received: Position; readonly from: number | null }
  /** It was promoted at that place, before the others were asked or in an earlier run of this. */
  | { readonly type: 'leads'; readonly name: string; readonly since: Position; readonly timeline: number }

export type TakeOverRefusal =
  /** A position that still moves says nothing. */
  | { readonly type: 'first-site-lives'; readonly name: string }
  | { readonly type: 'unknown'; readonly names: string }
  | { readonly type: 'two-lead'; readonly names: string }
  | { readonly type: 'leader-is-behind'; readonly leader: string; readonly ahead: string }
  | { readonly type: 'nobody' }

export interface TakeOver {
  readonly leader: string
  /** It leads already: an earlier run of this was broken off. */
  readonly isPromoted: boolean
  /** That can be reached, and learn whom to follow. */
  readonly followers: readonly string[]
}

/** @param without may be left out though nobody knows how far they came: the word of two people */
export function takeOver(all: readonly Seen[], without: ReadonlySet<string>): Result<TakeOver, TakeOverRefusal> {
  const unknown = all.filter(({ name, type }) => type === 'unknown' && !without.has(name))
  if (unknown.length > 0) return err({ type: 'unknown', names: namesOf(unknown) })
  const leading = all.filter((each) => each.type === 'leads')
  if (leading.length > 1) return err({ type: 'two-lead', names: namesOf(leading) })
  const following = all.filter((each) => each.type === 'follows')
  const [leader] = leading
  const fed = following.find(({ from }) => from !== null && from !== leader?.timeline)
  if (fed !== undefined) return err({ type: 'first-site-lives', name: fed.name })
  if (leader !== undefined) {
    const ahead = following.find(({ from, received }) => from === null && received > leader.since)
    return ahead === undefined
      ? ok({ leader: leader.name, isPromoted: true, followers: following.map(({ name }) => name) })
      : err({ type: 'leader-is-behind', leader: leader.name, ahead: ahead.name })
  }
  const [first, ...others] = following.toSorted((a, b) => (a.received < b.received ? 1 : -1))
  return first === undefined
    ? err({ type: 'nobody' })
    : ok({ leader: first.name, isPromoted: false, followers: others.map(({ name }) => name) })
}

function namesOf(some: readonly Seen[]): string {
  return some.map(({ name }) => name).join(', ')
}

/** As PostgreSQL writes it: two numbers in hex. A comparison of texts would be wrong. */
export function positionOf(text: string): Position {
  const [high = '', low = ''] = text.split('/')
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)
}

/** The same way to another server. @param info as `primary_conninfo` has it */
export function connectionTo(host: string, info: string): string {
  const others = [...info.matchAll(/(\w+)\s*=\s*(?:'(?:[^'\\]|\\.)*'|\S+)/g)].filter(
    ([, name]) => !/^host(addr)?$/.test(name ?? ''),
  )
  return [`host='${host.replaceAll(/['\\]/g, (each) => `\\${each}`)}'`, ...others.map(([all]) => all)].join(' ')
}
