/** The whole record of the work as PDF, in Japanese like all papers. Before a package is signed there is no face for rare names yet. */

import { join } from 'node:path'
import type { MissingGlyph } from '#documents/document.ts'
import { paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { workRecord } from '#documents/office/work-record.ts'
import { assert } from '#election/assert.ts'
import { ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { fill } from '#ui/messages/message.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { MadePaper } from '../session/papers.ts'
import type { Project } from '../session/project.ts'
import { actInWords } from './act-words.ts'

export async function printRecord(
  { use, entries }: Pick<Project, 'use' | 'entries'>,
  { rules, titles, number, at }: Extract<OfficeEffect, { type: 'print-record' }>,
  directory: string,
  written: (path: string, pdf: Uint8Array) => void,
): Promise<Result<MadePaper, MissingGlyph>> {
  assert(use !== null, 'record: of a project that was begun')
  const head = paperHead({ use, rules }, at)
  const acts = entries.map((entry) => ({
    at: entry.at,
    by: entry.by,
    what: actInWords(
      entry.act,
      (text, values) => fill(text.ja, values ?? {}),
      (contest) => titles.get(contest) ?? contest,
    ),
  }))
  const made = await workRecord({ head, number, acts }, await loadDocumentFonts(null))
  if (!made.ok) return made
  const path = join(directory, 'work-record.pdf')
  await writeWholeFile(path, made.value.pdf)
  written(path, made.value.pdf)
  return ok({ name: 'work-record', station: null, path, pages: made.value.pages })
}
