/** A doubt of the count in words: what a report says of a machine is a code, and is said in the reader's language. */

import { paperVoters } from '#election/count/paper.ts'
import { doubtWords, toldWords } from '#ui/messages/doubts.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { paperWords } from '#words/tally.ts'
import { type Titled, titleOf } from './contest-title.ts'

/** @param contests of the package: a doubt's facts name them by their ids, people know their titles */
export function doubtInWords(
  { code, facts }: { readonly code: keyof typeof doubtWords; readonly facts: Values },
  language: Language,
  contests: readonly Titled[],
): { readonly title: string; readonly next: string } {
  const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, said(name, value)]))
  // One medium may hold a record twice by itself: then no others are named.
  const { title, next } = doubtWords[code][language]
  return { title: fill(title, { media: '—', ...values }), next: fill(next, values) }

  function said(name: string, value: string | number): string | number {
    if (name === 'told' || name === 'sealer') return told(value)
    if (code === 'paper-differs') return ofPaper(name, value)
    return (code === 'books' || code === 'records-told-differ') && typeof value === 'string' ? byTitle(value) : value
  }

  /** `mayor 3/4, council -1`: each line begins with the id of its contest. */
  function byTitle(lines: string): string {
    const titled = lines.split(', ').map((line) => {
      const [id, ...figures] = line.split(' ')
      return [titleOf(id ?? '', contests), ...figures].join(' ')
    })
    return titled.join(', ')
  }

  function ofPaper(name: string, value: string | number): string | number {
    if (name === 'contest') return titleOf(String(value), contests)
    return isPaperKind(value) ? paperWords[`kind_${value}`][language] : value
  }

  function told(value: string | number): string | number {
    return isTold(value) ? toldWords[value][language] : value
  }
}

function isPaperKind(value: string | number): value is (typeof paperVoters)[number] {
  return paperVoters.some((kind) => kind === value)
}

function isTold(value: string | number): value is keyof typeof toldWords {
  return typeof value === 'string' && Object.hasOwn(toldWords, value)
}
