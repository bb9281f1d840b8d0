/** Opens a range of the district's records and keeps nothing of them but sums. */
import { open } from 'node:fs/promises'
import { type OpenedRecord, openRecord, RECORD_BYTES } from '#election/ballot/record.ts'
import type { SelectionCount } from '#election/count/district.ts'
import { err, ok, type Result } from '#election/result.ts'
import { nativeOpener } from '#openssl/hpke-open.ts'
import type { OpenerRequest } from './key-messages.ts'

export interface OpenedRange {
  readonly selections: readonly SelectionCount[]
  readonly unopened: number
}

/** 1 MiB at a time: memory does not grow with the records. */
const RECORDS_AT_ONCE = 2048

/** `progress` gets how many records were just done. The key of the request is wiped at the end. */
export async function openRange(
  request: OpenerRequest,
  progress: (opened: number) => void,
): Promise<Result<OpenedRange, { readonly type: 'source-unreadable' }>> {
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
        sums.add(openOne(record, request, opener))
      }
      progress(count)
    }
  } finally {
    request.key.fill(0)
    await file.close()
  }
  return ok({ selections: sums.selections(), unopened: sums.unopened })
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
  unopened = 0
  private readonly votes = new Map<string, SelectionCount>()

  add(record: OpenedRecord | null): void {
    if (record === null) {
      this.unopened++
      return
    }
    const selection = record.selection.type === 'ended' ? 'ended' : record.selection.id
    const name = `${record.contest} ${selection}`
    this.votes.set(name, { contest: record.contest, selection, votes: 1 + (this.votes.get(name)?.votes ?? 0) })
  }

  selections(): readonly SelectionCount[] {
    return [...this.votes.values()]
  }
}
