/** What drawing needs: the two BIZ UD Gothic files that ship with the program (SIL Open Font License), and the library. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { DocumentFonts } from './document.ts'

const FAMILY = '@expo-google-fonts/biz-udgothic'

/** `names` = bytes of the package's fonts/names.ttf, or null. Reads 9 MB: call it once. */
export async function loadDocumentFonts(names: Uint8Array | null): Promise<DocumentFonts> {
  const resolve = createRequire(import.meta.url).resolve
  const [regular, bold] = await Promise.all([
    readFile(resolve(`${FAMILY}/400Regular/BIZUDGothic_400Regular.ttf`)),
    readFile(resolve(`${FAMILY}/700Bold/BIZUDGothic_700Bold.ttf`)),
    // An issuer loads its fonts in the morning: the paper of the evening needs nothing more of its disk.
    loadPdfKit(),
  ])
  return { regular, bold, names }
}

/** Loading it takes longer than all the rest of a program: whoever draws nothing starts without. */
export async function loadPdfKit() {
  return (await import('pdfkit')).default
}
