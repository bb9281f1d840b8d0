/** Where an address leads: the entry, a letter's code, back from the card, an application, a check, or the log. */
import type { Place } from './state.ts'

export function placeOf({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>): Place {
  const after = hash.replace(/^#/, '')
  switch (pathname) {
    case '/back':
      return { type: 'back', answer: search.replace(/^\?/, '') }
    case '/check':
      return { type: 'check', opening: after }
    case '/apply':
      return { type: 'apply' }
    case '/look':
      return { type: 'lookup' }
    default:
      return after === '' ? { type: 'entry' } : { type: 'letter', code: after.slice(0, 40) }
  }
}
