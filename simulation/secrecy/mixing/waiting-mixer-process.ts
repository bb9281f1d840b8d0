/**
 * A mixer that stops twice, for somebody who reads its memory: while its proof is written, and when all of it is. A line on its input lets it
 * go on. Its draws repeat, so that its reader knows what to look for; no byte of it is kept here.
 */
import { readSync } from 'node:fs'
import { columnOf } from '#election/group/column.ts'
import { heldColumn } from '#election/group/kept-column.ts'
import { mixRows } from '#election/mix/mix.ts'
import { openGroup } from '#tally/services/open-group.ts'
import { MIXED_ROWS, repeatedSource } from './mixed-rows.ts'

const { group } = openGroup()
const multiples = Array.from({ length: MIXED_ROWS }, (_, i) => group.multiply(group.base, group.scalar(BigInt(i + 2))))
const column = columnOf(group, multiples)
const publicKey = group.multiply(group.base, group.scalar(7n))
const turn = { context: new Uint8Array(64), publicKey, input: { a: column, c: column } }

function stop(where: string): void {
  process.stdout.write(`${where}\n`)
  readSync(0, new Uint8Array(1))
}

let isWritten = false
mixRows(
  group,
  turn,
  repeatedSource(),
  () => heldColumn(),
  () => {
    if (!isWritten) stop('mixing')
    isWritten = true
  },
)
stop('mixed')
