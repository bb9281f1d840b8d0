/** Opens a range of the district's records and keeps nothing of them but sums. */
import { open } from 'node:fs/promises'
import { type OpenedRecord, openRecord, parseRecordClear, RECORD_BYTES } from '#election/ballot/record.ts'
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
  const opener = nativeOpener(request.key)
  const sums = new Sums()
  try {
    const block = Buffer.alloc(RECORDS_AT_ONCE * RECORD_BYTES)
    const end = request.first + request.count
    for (let first = request.first; first < end; first += RECORDS_AT_ONCE) {
      const count = Math.min(RECORDS_AT_ONCE, end - first)
      const { bytesRead } = await file.read(block, 0, count * RECORD_BYTES, first * RECORD_BYTES)
      if (bytesRead !== count * RECORD_BYTES) return err({ type: 'source-unreadable' })
      for (let i = 0; i < count; i++) {
        const record = new Uint8Array(block.buffer, block.byteOffset + i * RECORD_BYTES, RECORD_BYTES)
        sums.add(record, openOne(record, request, opener))
      }
      progress(count)
    }
  } finally {
    request.key.fill(0)
    await file.close()
  }
  return ok(sums.selections())
}

function openOne(
  record: Uint8Array,
  { job, key }: OpenerRequest,
  opener: ReturnType<typeof nativeOpener>,
): OpenedRecord | null {
  const opened = openRecord({
    record,
    electionId: job.electionId,
    lists: job.lists,
    countingSecretKey: key,
    openBase: opener,
  })
  return opened.ok ? opened.value : null
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
    const name = `${contest} ${selection}`
    this.sums.set(name, { contest, selection, records: 1 + (this.sums.get(name)?.records ?? 0) })
  }

  selections(): readonly SelectionCount[] {
    return [...this.sums.values()]
  }
}
