import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { minuteInJapan, parseInstant } from './instant.ts'

// A letter prints these hours: written in another zone, they must not move.
it.each(['2026-11-15T08:30:00+09:00', '2026-11-14T23:30:00+00:00', '2026-11-14T18:30:00-05:00'])(
  '%s is half past eight in Japan',
  (text) => {
    const instant = parseInstant(text)
    assert(instant !== null, 'an instant')
    expect(minuteInJapan(instant)).toBe('2026-11-15T08:30')
  },
)
