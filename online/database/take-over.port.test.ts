/** The standby that has every promised vote leads, or nobody does. */
import { expect, test } from 'vitest'
import { connectionTo, positionOf, type Seen, takeOver } from './take-over.ts'

const follows = (name: string, received: bigint, from: number | null = null): Seen => ({
  ...{ type: 'follows', name, received, from },
})
const leads = (name: string, since: bigint): Seen => ({ type: 'leads', name, since, timeline: 2 })
const unknown = (name: string): Seen => ({ type: 'unknown', name })
const NOBODY = new Set<string>()

test('the one that received most leads, whatever order they are named in', () => {
  for (const all of [
    [follows('a', 5n), follows('b', 16n), follows('c', 9n)],
    [follows('b', 16n), follows('c', 9n), follows('a', 5n)],
  ]) {
    expect(takeOver(all, NOBODY)).toEqual({
      ok: true,
      value: { leader: 'b', isPromoted: false, followers: ['c', 'a'] },
    })
  }
})

test('nobody leads while one is unknown, but by the word of two about that one', () => {
  const all = [follows('a', 5n), unknown('b'), unknown('c')]
  expect(takeOver(all, NOBODY)).toEqual({ ok: false, error: { type: 'unknown', names: 'b, c' } })
  expect(takeOver(all, new Set(['c']))).toEqual({ ok: false, error: { type: 'unknown', names: 'b' } })
  expect(takeOver(all, new Set(['b', 'c']))).toMatchObject({ ok: true, value: { leader: 'a' } })
  // A word about one that can be asked leaves out nothing.
  expect(takeOver([follows('a', 5n), follows('b', 6n)], new Set(['b']))).toMatchObject({ value: { leader: 'b' } })
  expect(takeOver([unknown('a')], new Set(['a']))).toEqual({ ok: false, error: { type: 'nobody' } })
})

test('nobody leads while the first site still sends', () => {
  expect(takeOver([follows('a', 5n, 1), follows('b', 6n)], NOBODY)).toMatchObject({
    error: { type: 'first-site-lives' },
  })
})

test('a run that was broken off is finished; one that was promoted by hand and is behind is found', () => {
  const value = { leader: 'b', isPromoted: true, followers: ['a'] }
  expect(takeOver([follows('a', 5n), leads('b', 6n)], NOBODY)).toEqual({ ok: true, value })
  expect(takeOver([follows('a', 9n, 2), leads('b', 6n)], NOBODY)).toEqual({ ok: true, value })
  const behind = { type: 'leader-is-behind', leader: 'b', ahead: 'a' }
  expect(takeOver([follows('a', 7n), leads('b', 6n)], NOBODY)).toEqual({ ok: false, error: behind })
  expect(takeOver([leads('a', 7n), leads('b', 6n)], NOBODY)).toMatchObject({ error: { type: 'two-lead' } })
})

test('positions are numbers and not texts; a way to another server keeps all but the host', () => {
  expect(positionOf('0/9FFFFFF') < positionOf('0/A000000')).toBe(true)
  expect(positionOf('9/0') < positionOf('10/0')).toBe(true)
  const info = "user=replicator passfile='/a b/host=c' host='old' hostaddr=10.0.0.1 port=5433 application_name=site2a"
  expect(connectionTo('new', info)).toBe(
    "host='new' user=replicator passfile='/a b/host=c' port=5433 application_name=site2a",
  )
})
