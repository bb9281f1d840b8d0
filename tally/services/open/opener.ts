/** Opens a range of the district's records and keeps nothing of them but sums. */
import { open } from 'node:fs/promises'
import { type OpenedRecord, parseRecordClear, RECORD_BYTES } from '#election/ballot/record.ts'
import { recordsOpener } from '#election/ballot/records-opener.ts'
import type { SelectionCount } from '#election/count/district.ts'
import type { ContestBit } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { nativeOpener } from '#openssl/hpke-open.ts'
import type { OpenerRequest } from './key-messages.ts'

/** 1 MiB at a time: memory does not grow with the records. */
const RECORDS_AT_ONCE = 2048

/** `progress` gets how many records were just done. The key of the request is wiped at the end. */
export async function openRange(
  request: OpenerRequest,
  progress: (opened: number) => void,
): Promise<Result<readonly SelectionCount[], { readonly type: 'source-unreadable' }>> {
  const file = await open(request.job.source, 'r').catch(() => null)
  if (file === null) return err({ type: 'source-unreadable' })
  const { grounds } = request.job
  const openAll = recordsOpener(
    grounds,
    request.key,
    { 1: nativeOpener, 2: () => undefined }[grounds.suite](request.key),
  )
  const sums = new Sums()
  try {
    const block = Buffer.alloc(RECORDS_AT_ONCE * RECORD_BYTES)
    const end = request.first + request.count
    for (let first = request.first; first < end; first += RECORDS_AT_ONCE) {
      const count = Math.min(RECORDS_AT_ONCE, end - first)
      const { bytesRead } = await file.read(block, 0, count * RECORD_BYTES, first * RECORD_BYTES)
      if (bytesRead !== count * RECORD_BYTES) return err({ type: 'source-unreadable' })
      const records = Array.from(
        { length: count },
        (_, i) => new Uint8Array(block.buffer, block.byteOffset + i * RECORD_BYTES, RECORD_BYTES),
      )
      for (const [i, opened] of openAll(records).entries()) {
        sums.add(records[i] as Uint8Array, opened.ok ? opened.value : null)
      }
      progress(count)
    }
  } finally {
    request.key.fill(0)
    await file.close()
  }
  return ok(sums.selections())
}

class Sums {
  private readonly sums = new Map<string, SelectionCount>()

  /**
   * An unopened record is counted by the contest in its clear part. One without a readable clear part came from no sealed
   * medium: it is counted nowhere, and the sums of the district then differ from what was received, which stops the count.
   */
  add(record: Uint8Array, opened: OpenedRecord | null): void {
    if (opened === null) {
      const clear = parseRecordClear(record)
      if (clear.ok) this.one(clear.value.contest, 'unopened')
    } else this.one(opened.contest, opened.selection.type === 'ended' ? 'ended' : opened.selection.id)
  }

  private one(contest: ContestBit, selection: SelectionCount['selection']): void {
    // Another kind of selection does not compile: all of them would have one name.
    const said: string | number = selection
    const name = `${contest} ${said}`
    this.sums.set(name, { contest, selection, records: 1 + (this.sums.get(name)?.records ?? 0) })
  }

  selections(): readonly SelectionCount[] {
    return [...this.sums.values()]
  }
}
