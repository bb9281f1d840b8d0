/** online.json, gazette.json and the file of a machine that sorts: from the stick into the project, and the approvals of two back onto it (own-50). */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { readTallyMachine, TALLY_FILE_BYTES_MAX } from '#election/count/tally-machine.ts'
import { shownName } from '#election/definition/definition.ts'
import {
  DOCUMENT_APPROVALS,
  FILED_KINDS,
  type FiledKind,
  serialiseDocumentApprovals,
  signDocumentApproval,
} from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { SIGNATURE_FILE_BYTES, type SignedBytes } from '#election/definition/signed-document.ts'
import { machineFingerprint, onlineGazetteFingerprint, onlineSettingsFingerprint } from '#election/keys/fingerprint.ts'
import { GAZETTE_BYTES_MAX, type Gazette, readUnapprovedGazette } from '#election/online/gazette.ts'
import { readUnapprovedSettings, SETTINGS_BYTES_MAX } from '#election/online/settings.ts'
import { ok } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { PUBLIC } from '../files/write-files.ts'
import { documentApprovalsOf } from '../session/approvals-of-record.ts'
import type { DocumentFacts, SeenDocument } from '../session/documents.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { Project } from '../session/project.ts'
import { type Act, anchorOf, type Entry } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'
import type { MakeAct } from './number-approvals.ts'
import { onStick, type StickSlot } from './on-stick.ts'
import type { ProjectDisk } from './project-disk.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

const OF_DOCUMENTS = ['take-documents', 'approve-document', 'put-document-approvals'] as const
type DocumentEffect = Effect<(typeof OF_DOCUMENTS)[number]>

export function isOfDocuments(effect: OfficeEffect): effect is DocumentEffect {
  return OF_DOCUMENTS.some((type) => type === effect.type)
}

/** As the commands write them. */
const FILES: Readonly<Record<FiledKind, { readonly name: string; readonly bytesMax: number }>> = {
  'online-settings': { name: 'online', bytesMax: SETTINGS_BYTES_MAX },
  'online-gazette': { name: 'gazette', bytesMax: GAZETTE_BYTES_MAX },
  'sorting-machine': { name: 'tally', bytesMax: TALLY_FILE_BYTES_MAX },
}
const FOLDERS_MAX = 100

export class ProjectDocuments {
  readonly #disk: ProjectDisk
  readonly #slot: Omit<StickSlot, 'use'>
  readonly #record: (act: Act | MakeAct, at: Entry['at'], send: Send) => Promise<boolean>

  /** @param record resolves to false when nobody may write */
  constructor(
    disk: ProjectDisk,
    slot: Omit<StickSlot, 'use'>,
    record: (act: Act | MakeAct, at: Entry['at'], send: Send) => Promise<boolean>,
  ) {
    this.#disk = disk
    this.#slot = slot
    this.#record = record
  }

  run(effect: DocumentEffect, signed: AsSigned, now: () => Project, send: Send): Promise<void> {
    switch (effect.type) {
      case 'take-documents':
        return this.#take(effect, signed, now, send)
      case 'approve-document':
        return this.#approve(effect, send)
      case 'put-document-approvals':
        return this.#put(effect, now(), send)
      default:
        return unreachable(effect)
    }
  }

  /** All that the record names, as they are kept under their hashes. */
  async see(signed: AsSigned, { documents }: Project, send: Send): Promise<void> {
    const seen: SeenDocument[] = []
    for (const [sha256, { kind, signature }] of documents) {
      const bytes = await this.#disk.keptFile(`${FILES[kind].name}.json`, sha256)
      const facts = bytes === null ? null : factsOf(kind, { bytes, signature: fromHex(signature) }, signed)
      if (facts !== null) seen.push({ sha256, facts })
    }
    send({ type: 'documents-seen', seen })
  }

  async #take({ at }: Effect<'take-documents'>, signed: AsSigned, now: () => Project, send: Send): Promise<void> {
    const found = await documentsOn(this.#slot.stick)
    if (found === null || found.length === 0)
      return send({ type: 'refused', code: 'no-documents', about: { path: this.#slot.stick } })
    const strange = found.find(({ kind, document }) => factsOf(kind, document, signed) === null)
    if (strange !== undefined) return send({ type: 'refused', code: 'document-refused', about: { path: strange.path } })
    for (const { kind, document } of found) {
      const sha256 = await this.#disk.keepFile(`${FILES[kind].name}.json`, document.bytes)
      const act: Act = { type: 'document-taken', kind, sha256, signature: toHex(document.signature) }
      if (!now().documents.has(sha256) && !(await this.#record(act, at, send))) return
    }
    await this.see(signed, now(), send)
  }

  async #approve({ kind, sha256, at }: Effect<'approve-document'>, send: Send): Promise<void> {
    const approved = { kind, document: sha256 }
    const make: MakeAct = (record, secretKey) => ({
      ...{ type: 'document-approved', kind, sha256 },
      signature: signDocumentApproval(approved, anchorOf(record), secretKey),
    })
    await this.#record(make, at, send)
  }

  async #put({ kind, sha256 }: Effect<'put-document-approvals'>, { entries, use }: Project, send: Send): Promise<void> {
    const approvals = documentApprovalsOf(this.#disk.record, entries, { kind, sha256 })
    const folder = join(this.#slot.stick, 'approved')
    const bytes = serialiseDocumentApprovals({ kind, document: sha256, approvals })
    const write = () => writeWholeFile(join(folder, DOCUMENT_APPROVALS[kind]), bytes, PUBLIC).then(() => ok())
    const put = await onStick({ ...this.#slot, use }, write, folder)
    if (put.ok) send({ type: 'files-put', what: kind, folder })
    else send({ type: 'refused', code: put.error.type, about: { path: folder } })
  }
}

/** Null: not signed by this commission's key for this election. */
function factsOf(kind: FiledKind, document: SignedBytes, { authority, election }: AsSigned): DocumentFacts | null {
  const { electionPackage, packageHash } = election
  switch (kind) {
    case 'online-settings': {
      const read = readUnapprovedSettings(
        document,
        authority,
        { electionPackage, packageSha256: toHex(packageHash) },
        nativeChecks,
      )
      if (!read.ok) return null
      const { opens, closes, origin, switches, keys } = read.value.settings
      const names = (of: typeof keys.exporters) => of.map(({ name }) => name)
      return {
        ...{ kind, number: onlineSettingsFingerprint(read.value.hash), opens, closes, ...origin },
        ...{ evidence: switches.evidence, exporters: names(keys.exporters), witnesses: names(keys.witnesses) },
      }
    }
    case 'online-gazette': {
      const read = readUnapprovedGazette(document, authority, electionPackage, nativeChecks)
      if (!read.ok) return null
      const { gazette, hash } = read.value
      return { kind, number: onlineGazetteFingerprint(hash), entries: entriesOf(gazette, election) }
    }
    case 'sorting-machine': {
      const read = readTallyMachine(document, authority, { ...electionPackage, role: 'sorting' }, nativeChecks)
      if (!read.ok) return null
      const { serial, signingKey } = read.value
      return { kind, number: machineFingerprint(fromHex(signingKey)), serial }
    }
    default:
      return unreachable(kind)
  }
}

interface Found {
  readonly kind: FiledKind
  readonly path: string
  readonly document: SignedBytes
}

/** In the words of the page: contests and candidates by their names. */
function entriesOf({ gazettes, posters }: Gazette, { electionPackage, list }: LoadedElection) {
  const titles = new Map(electionPackage.contests.map(({ id, title }) => [id, title]))
  const candidates = list.contests.flatMap((entry) => entry.candidates)
  const names = new Map(candidates.map((candidate) => [candidate.id, shownName(candidate)]))
  return [
    ...gazettes.map(({ contest, title, file }) => ({ of: titles.get(contest) ?? contest, title, file: file.name })),
    ...posters.map(({ candidate, title, file }) => ({
      ...{ of: names.get(candidate) ?? String(candidate), title, file: file.name },
    })),
  ]
}

/** On the stick itself, and one level below it. Null: it cannot be read. */
async function documentsOn(stick: string): Promise<readonly Found[] | null> {
  try {
    const below = await readdir(stick, { withFileTypes: true })
    const folders = below.filter((entry) => entry.isDirectory()).map(({ name }) => join(stick, name))
    const found: Found[] = []
    for (const folder of [stick, ...folders.sort()].slice(0, FOLDERS_MAX)) {
      const names = new Set(await readdir(folder))
      for (const kind of FILED_KINDS) {
        const { name, bytesMax } = FILES[kind]
        if (!names.has(`${name}.json`) || !names.has(`${name}.sig`)) continue
        const path = join(folder, `${name}.json`)
        const signature = await readRegular(join(folder, `${name}.sig`), SIGNATURE_FILE_BYTES)
        found.push({ kind, path, document: { bytes: await readRegular(path, bytesMax), signature } })
      }
    }
    return found
  } catch (error) {
    unlessSystemError(error)
    return null
  }
}
