/**
 * Approvals beside the signed lists: signed with the key of the person who is signed in, in a file that is made from the record. A record
 * that is shorter than that file was cut off (X3-C1).
 */

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { equalBytes, toHex } from '#election/bytes.ts'
import {
  APPROVALS_BYTES_MAX,
  approvalsFile,
  approvedIn,
  parseApprovals,
  type RecordAnchor,
  serialiseApprovals,
  signAdmission,
  signApproval,
} from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { OFFICE, readIfThere } from '../files/office-files.ts'
import { PUBLIC } from '../files/write-files.ts'
import { approvalsOf } from '../session/approvals-of-record.ts'
import type { Project } from '../session/project.ts'
import { type Act, anchorOf, headAt } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'

/** Makes an act at the end of this record, with the signer's key. */
export type MakeAct = (record: Uint8Array, secretKey: Uint8Array) => Act

type RecordShorter = {
  readonly type: 'record-shorter'
  readonly lines: number
  readonly needed: number
  readonly file: string
}

/** @param election as it lies there, held against the record (`asRecorded`) */
export function approvalOf(election: LoadedElection, { round }: Pick<Project, 'round'>): MakeAct {
  const { list, fingerprint } = election
  const approved = approvedIn(election)
  const act = {
    type: 'number-approved',
    version: list.version,
    number: fingerprint,
    package: approved.package,
    round,
  } as const
  return (record, secretKey) => ({
    ...act,
    list: approved.lists.at(-1) ?? '',
    signature: signApproval(approved, round, anchorOf(record), secretKey),
  })
}

/** For the list that lies there, in the round of the record. */
export function admissionOf({ authority, people, round }: Project, name: string, { election }: AsSigned): MakeAct {
  const key = people.get(name) ?? ''
  const of = { list: toHex(election.listHash), round }
  return (_record, secretKey) => ({
    type: 'approver-admitted',
    name,
    key,
    ...of,
    signature: signAdmission(authority ?? '', { name, key }, of, secretKey),
  })
}

/** The file of the current list, as the record has it now. Nothing is written that is there already. */
export async function writeApprovals(
  prepared: string,
  election: LoadedElection,
  { pinned, entries }: Project,
  record: Uint8Array,
): Promise<void> {
  if (pinned.length === 0) return
  const approvals = approvalsOf(record, entries, approvedIn(election))
  const path = join(prepared, 'package', approvalsFile(election.list.version))
  // The last one was taken back: what it says is nobody's word any more.
  if (approvals.approvals.length === 0) return rm(path, { force: true })
  const bytes = serialiseApprovals(approvals)
  const there = await readIfThere(path)
  if (there === null || !equalBytes(there, bytes)) await writeWholeFile(path, bytes, PUBLIC)
}

const anchorShape = z.object({
  record: z.object({ lines: z.number().int().min(1), head: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
})

/** Null: the record has every line that was there when something in `prepared/` was made or approved. */
export async function recordDoubt(prepared: string, record: Uint8Array): Promise<RecordShorter | null> {
  const { lines } = anchorOf(record)
  for (const { file, anchor, more } of await anchorsIn(prepared)) {
    const needed = anchor.lines + more
    if (lines < needed || headAt(record, anchor.lines) !== anchor.head)
      return { type: 'record-shorter', lines, needed, file }
  }
  return null
}

interface Anchored {
  readonly file: string
  readonly anchor: RecordAnchor
  /** Lines that were written before the file was: an approval stands in the line after its anchor. */
  readonly more: 0 | 1
}

async function anchorsIn(prepared: string): Promise<readonly Anchored[]> {
  const anchored: Anchored[] = []
  const ceremony = await readIfThere(join(prepared, 'office', OFFICE.ceremonyRecord))
  const made = ceremony && parseJson(ceremony, CEREMONY_BYTES_MAX, anchorShape)
  if (made?.record != null) anchored.push({ file: OFFICE.ceremonyRecord, anchor: made.record, more: 0 })
  const names = await readdir(join(prepared, 'package')).catch(() => [])
  for (const file of names.filter((name) => /^approvals-\d{1,3}\.json$/.test(name)).sort()) {
    const bytes = await readRegular(join(prepared, 'package', file), APPROVALS_BYTES_MAX).catch(() => null)
    const approvals = bytes === null ? null : parseApprovals(bytes)
    for (const { record } of approvals?.approvals ?? [])
      if (record !== null) anchored.push({ file, anchor: record, more: 1 })
  }
  return anchored
}

const CEREMONY_BYTES_MAX = 64 * 1024 * 1024
