/** Which version and copy a paper is: by what its pages say (decision 025). Nobody takes a second print for the first. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { MarksOf } from '#documents/form.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import type { MarkedPaper, PaperMade } from '#issuer/session/day-record.ts'
import type { DayRecord } from '#issuer/session/state.ts'

const DIGEST_DIGITS = 16

/** `made` is known when the pages are drawn. */
export function countedBy(
  name: MarkedPaper,
  { papers }: DayRecord,
): { readonly marksOf: MarksOf; readonly made: () => PaperMade } {
  const before = papers.find((each) => each.name === name)
  let made: PaperMade = { name, version: 1, copies: 1, digest: '' }
  return {
    marksOf(content) {
      const digest = digestOfBytes(utf8(JSON.stringify(content)))
      if (before === undefined) made = { ...made, digest }
      else if (before.digest === digest) made = { ...before, copies: before.copies + 1 }
      else made = { name, version: before.version + 1, copies: 1, digest }
      return [...marksOfVersion(made), ...marksOfCopy(made)]
    },
    made: () => made,
  }
}

function marksOfVersion({ version }: PaperMade): readonly string[] {
  return version > 1 ? [`第${version}版（第${version - 1}版までに代わる）`] : []
}

export function marksOfCopy({ copies }: PaperMade): readonly string[] {
  return copies > 1 ? [`再印刷（${copies}回目の印刷）`] : []
}

export function digestOfBytes(bytes: Uint8Array): string {
  return toHex(sha256(bytes)).slice(0, DIGEST_DIGITS)
}
