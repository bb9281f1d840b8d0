/** Between two pieces of long work the program answers; who stops waiting leaves nothing open. */
import { expect, it } from 'vitest'
import { type InPieces, pieceByPiece } from './in-pieces.ts'

function* ofFour(ended: string[]): InPieces<string> {
  try {
    for (const done of [1, 2, 3]) yield { doing: 'filling', done, whole: 4 }
    return 'whole'
  } finally {
    ended.push('closed')
  }
}

it('tells each piece, and others are answered before the next one', async () => {
  const seen: string[] = []
  const answer = () => {
    seen.push('answered')
    if (seen.length < 100) setImmediate(answer)
  }
  setImmediate(answer)
  const ended: string[] = []
  const result = await pieceByPiece(
    ofFour(ended),
    ({ done }) => seen.push(String(done)),
    () => true,
  )
  const [first, second, third] = ['1', '2', '3'].map((piece) => seen.indexOf(piece)) as [number, number, number]
  expect(seen.slice(first, second)).toContain('answered')
  expect(seen.slice(second, third)).toContain('answered')
  expect([result, ended]).toEqual(['whole', ['closed']])
})

it('ends where it stands when nobody waits any more', async () => {
  const told: number[] = []
  const ended: string[] = []
  const result = await pieceByPiece(
    ofFour(ended),
    ({ done }) => told.push(done),
    () => told.length < 2,
  )
  expect([result, told, ended]).toEqual([null, [1, 2], ['closed']])
})
