/** Finds words of a paper that overlap by more than a third of a line. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DrawnPaper } from '#documents/form.ts'
import { assert } from '#election/assert.ts'

/** @param directory for the PDF @returns each pair, as `one / other` */
export function overprinted(made: DrawnPaper, directory: string): readonly string[] {
  assert(made.ok, 'overprinted: a paper with letters that are there')
  const file = join(directory, 'paper.pdf')
  writeFileSync(file, made.value.pdf)
  const text = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  return text.split('<page').flatMap((page) => {
    const words = [...page.matchAll(/xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)].map(
      ([, left, top, right, bottom, word]) => ({ left, top, right, bottom, word }),
    )
    const over = (from: number, until: number, other: number, end: number) =>
      Math.min(until, end) - Math.max(from, other)
    return words.flatMap((one, i) =>
      words.slice(i + 1).flatMap((other) => {
        const across = over(Number(one.left), Number(one.right), Number(other.left), Number(other.right))
        const down = over(Number(one.top), Number(one.bottom), Number(other.top), Number(other.bottom))
        return across > 1 && down > 4 ? [`${one.word} / ${other.word}`] : []
      }),
    )
  })
}
