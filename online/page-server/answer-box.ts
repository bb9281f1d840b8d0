/**
 * Where answers to the town's questions go (S-09, docs/decisions/056): into sums. Nothing is kept of one sheet, so nothing can be joined to a voter
 * or a vote by its place, its hour or a number. A sum leaves the memory of this process with those of ten people at least.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { LEAST_SHOWN } from '#election/figure-of-few.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import {
  type AnswerSums,
  addSums,
  noAnswers,
  type Questionnaire,
  readAnswers,
  withAnswers,
} from '#election/online/questionnaire.ts'

const NOTHING = () => {}
const FORMAT = 'ippyo answers 1'
/** Who votes in the last minute still answers. */
export const ANSWERS_END_SECONDS = 60 * 60

interface AnswerBoxParts {
  readonly questions: Questionnaire
  /** SHA-256 of the signed settings, hex: sums of other questions are not added to. */
  readonly settings: string
  readonly file: string
  readonly closes: UnixSecond
  readonly now: () => UnixSecond
  /** The old file or the new one, and nothing between (`writeWholeFile`): a page's server knows no disk. */
  readonly write: (file: string, bytes: Uint8Array) => Promise<unknown>
}

export interface KeptAnswers {
  /** How many people are in the sums. */
  readonly sheets: number
  readonly sums: AnswerSums
}

const keptFile = z.strictObject({
  format: z.literal(FORMAT),
  settings: z.string(),
  sheets: z.number().int().nonnegative(),
  sums: z.array(z.array(z.number().int().nonnegative())),
})

export class AnswerBox {
  readonly #parts: AnswerBoxParts
  #kept: KeptAnswers
  /** Sheets of fewer than ten people. */
  #waiting: KeptAnswers
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: AnswerBoxParts) {
    this.#parts = parts
    this.#kept = readKept(parts)
    this.#waiting = this.#nobody
  }

  /** `isTaken` says that the sheet fits the questions and the hour; it is in no file then, and may never be, where the process ends before ten came. */
  take(text: string): boolean {
    const { closes, now, questions } = this.#parts
    const answers = now() < closes + ANSWERS_END_SECONDS ? readAnswers(text, questions) : null
    if (answers === null) return false
    const { sheets, sums } = this.#waiting
    this.#waiting = { sheets: sheets + 1, sums: withAnswers(sums, answers) }
    if (this.#waiting.sheets >= LEAST_SHOWN) this.#keep()
    return true
  }

  /** After the end no vote comes beside which a last sheet could be laid. Asked each minute. */
  keepLast(): void {
    const { closes, now } = this.#parts
    if (now() >= closes + ANSWERS_END_SECONDS && this.#waiting.sheets > 0) this.#keep()
  }

  /** All that was to be written is written. */
  written(): Promise<void> {
    return this.#writing
  }

  get #nobody(): KeptAnswers {
    return { sheets: 0, sums: noAnswers(this.#parts.questions) }
  }

  #keep(): void {
    const { file, settings, write } = this.#parts
    this.#kept = together(this.#kept, this.#waiting)
    this.#waiting = this.#nobody
    const bytes = canonicalJson({ format: FORMAT, settings, ...this.#kept })
    // One after the other: an older sum never takes a newer one's place. A full disk costs these sheets and no more: the next file has them, too.
    this.#writing = this.#writing.then(() => write(file, bytes)).then(NOTHING, NOTHING)
  }
}

export function together(one: KeptAnswers, other: KeptAnswers): KeptAnswers {
  return { sheets: one.sheets + other.sheets, sums: addSums(one.sums, other.sums) }
}

/** @throws for a file of other questions: somebody looks before anything is added to it */
export function readKept({
  file,
  questions,
  settings,
}: Pick<AnswerBoxParts, 'file' | 'questions' | 'settings'>): KeptAnswers {
  const bytes = bytesOf(file)
  if (bytes === null) return { sheets: 0, sums: noAnswers(questions) }
  const read = keptFile.safeParse(parseCanonicalJson(bytes))
  const isOurs = read.success && read.data.settings === settings
  if (!isOurs || !read.data.sums.every((row, at) => row.length === questions[at]?.answers.length)) {
    throw new Error('page: answers: a file of other questions')
  }
  return { sheets: read.data.sheets, sums: read.data.sums }
}

function bytesOf(file: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
