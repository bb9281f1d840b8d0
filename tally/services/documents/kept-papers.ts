/**
 * Papers of a count as files: `<out>/documents/` has those of the result that holds now, `superseded/NN/` below it those of results that
 * hold no more, each time a folder of its own (CNT-11). They are moved before stage 4 says anything else, so that a power cut leaves no
 * old paper among the new ones.
 */
import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { syncDirectory } from '#hardware/files/whole-file.ts'
import type { PapersThere, SupersededPapers } from '../../session/papers-there.ts'
import { CAST_VOTE_RECORDS, type TallyDocument, tallyDocuments, tallyExports } from '../../session/screen-event.ts'
import { nameOf } from '../kept-series.ts'

const SUPERSEDED = 'superseded'
const FOLDER = /^\d{2,4}$/
const ANNOUNCEMENT = /^announcement-(\d{3})\.pdf$/

/** Documents that are no PDF. */
const FILES: Partial<Record<TallyDocument, string>> = {
  csv: 'result.csv',
  json: 'result.json',
  nist: 'result-nist.json',
  'poll-csv': 'poll-result.csv',
  [CAST_VOTE_RECORDS]: 'result-cast-vote-records.json',
}

export function pathOfDocument(out: string, document: TallyDocument): string {
  return join(out, 'documents', FILES[document] ?? `${document}.pdf`)
}

export function pathOfAnnouncement(out: string, number: number): string {
  return join(out, 'documents', `announcement-${nameOf(number)}.pdf`)
}

/** @returns their present paths; a missing file is not moved */
export async function supersede(out: string, documents: readonly TallyDocument[]): Promise<SupersededPapers> {
  const root = join(out, 'documents', SUPERSEDED)
  await mkdir(root, { recursive: true, mode: 0o700 })
  const last = Math.max(0, ...(await foldersIn(root)).map(Number))
  const folder = join(root, String(last + 1).padStart(2, '0'))
  await mkdir(folder, { mode: 0o700 })
  const files: string[] = []
  for (const document of documents) {
    const path = pathOfDocument(out, document)
    const moved = await rename(path, join(folder, basename(path))).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false
        throw error
      },
    )
    if (moved) files.push(basename(path))
  }
  for (const place of [folder, root, join(out, 'documents')]) await syncDirectory(place)
  return { folder: `${SUPERSEDED}/${basename(folder)}`, files }
}

/** Papers that an earlier start made and moved. */
export async function papersThere(out: string): Promise<PapersThere> {
  const names = new Set(await namesIn(join(out, 'documents')))
  const all: readonly TallyDocument[] = [...tallyDocuments, ...tallyExports, CAST_VOTE_RECORDS]
  const made = all.map((document) => [document, pathOfDocument(out, document)] as const)
  const announced = [...names].flatMap((name) => {
    const number = Number(ANNOUNCEMENT.exec(name)?.[1] ?? 0)
    return number === 0 ? [] : [[number, pathOfAnnouncement(out, number)] as const]
  })
  const root = join(out, 'documents', SUPERSEDED)
  const folders = (await foldersIn(root)).sort((a, b) => Number(a) - Number(b))
  const superseded = await Promise.all(
    folders.map(async (folder) => {
      return { folder: `${SUPERSEDED}/${folder}`, files: (await namesIn(join(root, folder))).sort() }
    }),
  )
  return {
    documents: new Map(made.filter(([, path]) => names.has(basename(path)))),
    announcementPapers: new Map(announced),
    superseded,
  }
}

async function foldersIn(place: string): Promise<string[]> {
  return (await namesIn(place)).filter((name) => FOLDER.test(name))
}

async function namesIn(place: string): Promise<string[]> {
  return readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}
