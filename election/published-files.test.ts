/** A bundle has the files of each list that an election can have: seven contests, and a review of fifteen judges among them (064). */
import { expect, it } from 'vitest'
import { LISTS_MAX } from './contest-lists.ts'
import { PUBLISHED_KINDS } from './published-files.ts'

const inBundle = PUBLISHED_KINDS.filter(({ publication }) => publication === 'bundle')
const isPublished = (name: string) => inBundle.some(({ names }) => names.test(name))
const ofList = (list: number) => [
  ...['votes', 'refused', 'first', 'opened'].map((kind) => `${kind}-${list}.bin`),
  ...['mix', 'open'].map((kind) => `${kind}-${list}-1.bin`),
]

it('the files of every list may be published, and none of a list that there cannot be', () => {
  const lists = Array.from({ length: LISTS_MAX }, (_, list) => list)
  expect(lists.flatMap(ofList).filter((name) => !isPublished(name))).toEqual([])
  expect(ofList(LISTS_MAX).filter(isPublished)).toEqual([])
})
