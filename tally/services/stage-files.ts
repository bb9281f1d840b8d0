/**
 * Where the stages of a count leave their file and report: `<out>/count/1-received … 5-reconciled`. A stage appears whole
 * and durable or not at all, so a count can be stopped anywhere and run again (D-32).
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import { canonicalJson } from '#election/definition/canonical-json.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readRegularFile } from './regular-file.ts'

const REPORT_BYTES_MAX = 256 * 1024 * 1024

export interface StageFiles {
  readonly directory: string
  readonly received: string
  readonly merged: string
  /** Stage 2: all records of the district, 512 bytes each, shuffled. */
  readonly mergedRecords: string
  readonly opened: string
  readonly counted: string
  readonly reconciled: string
  /** The declaration of lost media as it was signed, beside `count/` (docs/formats/count.md §3). */
  readonly lostMedia: { readonly document: string; readonly signature: string }
  /** Stage 1, only until stage 2 is done: what one medium gave. LAW-17: erased there, where machine identity leaves. */
  recordsOf(serial: string): string
  marksOf(serial: string): string
}

export function stageFiles(out: string): StageFiles {
  const directory = join(out, 'count')
  const received = join(directory, '1-received')
  return {
    directory,
    received: join(received, 'report.json'),
    merged: join(directory, '2-merged', 'report.json'),
    mergedRecords: join(directory, '2-merged', 'records'),
    opened: join(directory, '3-opened', 'report.json'),
    counted: join(directory, '4-counted', 'report.json'),
    reconciled: join(directory, '5-reconciled', 'report.json'),
    lostMedia: { document: join(out, LOST_MEDIA_FILE), signature: join(out, LOST_MEDIA_SIGNATURE) },
    recordsOf: (serial) => join(received, `${fileName(serial)}.records`),
    marksOf: (serial) => join(received, `${fileName(serial)}.marks`),
  }
}

/** A serial is printable ASCII of a signed header, but no path of ours may depend on what it says. */
function fileName(serial: string): string {
  return serial.replace(/[^A-Za-z0-9-]/g, (character) => `_${character.charCodeAt(0).toString(16)}`)
}

export async function writeReport(path: string, report: object): Promise<void> {
  await writeWholeFile(path, canonicalJson(report))
}

/** Null when the stage has not run, or left something that is no report of ours. */
export async function readReport<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S> | null> {
  const bytes = await readRegularFile(path, REPORT_BYTES_MAX)
  return bytes === null ? null : parseJson(bytes, REPORT_BYTES_MAX, schema)
}

export async function erase(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true })
}
