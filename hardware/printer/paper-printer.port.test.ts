/** Who sent a paper hears of it until the program ends; one that was being handed over just then is not watched for ever. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FakePrinter } from './fake.ts'
import { PaperPrinter } from './paper-printer.ts'
import type { PaperState } from './port.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-papers-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const path = join(scratch, 'paper.pdf')
writeFileSync(path, 'a paper')

/** Counts who is still told. */
class WatchedPrinter extends FakePrinter {
  listeners = 0

  override watch(...given: Parameters<FakePrinter['watch']>): () => void {
    const stop = super.watch(...given)
    this.listeners += 1
    return () => {
      this.listeners -= 1
      stop()
    }
  }
}

test('nothing is told after the end, neither of what is printed nor of what was being handed over', async () => {
  const printer = new WatchedPrinter()
  const papers = new PaperPrinter(printer)
  const told: PaperState[] = []
  const tell = (state: PaperState) => void told.push(state)
  await papers.print('one', path, tell)
  const second = papers.print('two', path, tell)
  expect([printer.titles.length, printer.listeners]).toEqual([1, 1])
  papers.stop()
  await second
  await papers.print('three', join(scratch, 'no-such.pdf'), tell)
  printer.becomes({ type: 'printed' })
  // It comes out all the same.
  expect([printer.titles.length, printer.listeners]).toEqual([2, 0])
  expect(told).toEqual([{ type: 'printing' }, { type: 'printing' }, { type: 'printing' }])
})
