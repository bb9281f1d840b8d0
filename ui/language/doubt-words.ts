/** A doubt of the count in words: what a report says of a machine is a code, and is said in the reader's language. */
import { doubtWords, toldWords } from '#ui/messages/doubts.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'

export function doubtInWords(
  { code, facts }: { readonly code: keyof typeof doubtWords; readonly facts: Values },
  language: Language,
): { readonly title: string; readonly next: string } {
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, name === 'told' || name === 'sealer' ? told(value) : value]),
  )
  // One medium may hold a record twice by itself: then no others are named.
  const { title, next } = doubtWords[code][language]
  return { title: fill(title, { media: '—', ...values }), next: fill(next, values) }

  function told(value: string | number): string | number {
    return isTold(value) ? toldWords[value][language] : value
  }
}

function isTold(value: string | number): value is keyof typeof toldWords {
  return typeof value === 'string' && Object.hasOwn(toldWords, value)
}
