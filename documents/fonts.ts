/** The two BIZ UD Gothic files that ship with the program (SIL Open Font License), and the drawing library. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CandidateLetters, DocumentFonts } from './document.ts'

const FAMILY = '@expo-google-fonts/biz-udgothic'

/** @param election whose own letters are drawn; null: a paper of none */
export async function loadDocumentFonts(election: ElectionOfFonts | null): Promise<DocumentFonts> {
  const { regular, bold } = await gothic()
  const names = election?.files.get('fonts/names.ttf') ?? null
  return { regular, bold, names, candidates: election && candidateLettersOf(election) }
}

type Gothic = Pick<DocumentFonts, 'regular' | 'bold'>
let shipped: Gothic | undefined

/** 9 MB, read once; after a failure they are read again. */
async function gothic(): Promise<Gothic> {
  shipped ??= await readGothic()
  return shipped
}

async function readGothic(): Promise<Gothic> {
  const resolve = createRequire(import.meta.url).resolve
  const [regular, bold] = await Promise.all([
    readFile(resolve(`${FAMILY}/400Regular/BIZUDGothic_400Regular.ttf`)),
    readFile(resolve(`${FAMILY}/700Bold/BIZUDGothic_700Bold.ttf`)),
    // An issuer loads its fonts in the morning: the paper of the evening needs nothing more of its disk.
    loadPdfKit(),
  ])
  return { regular, bold }
}

type ElectionOfFonts = Pick<LoadedElection, 'files' | 'lists'>

/** The fonts cover all lists: a paper can name a candidate of an earlier one. */
function candidateLettersOf({ files, lists }: ElectionOfFonts): CandidateLetters | null {
  const font = files.get('fonts/candidates.ttf')
  if (font === undefined) return null
  const candidates = lists.flatMap(({ list }) => list.contests.flatMap((contest) => contest.candidates))
  const texts = candidates.flatMap(({ name, displayName, party }) => [name, displayName, party])
  return { font, texts: [...new Set(texts.filter((text) => text !== ''))] }
}

/** Loading it takes longer than all the rest of a program: a program that draws nothing starts without it. */
export async function loadPdfKit() {
  return (await import('pdfkit')).default
}
