/** A file is there whole and durable, or not at all. */
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openNew } from '#hardware/files/open-new.ts'

/** @throws errors of the operating system; the caller says what it means for the paper. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  const file = await openNew(unfinished)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
