/** A file is there whole and durable under its name, or not at all: written beside, flushed, renamed, and the name flushed. */
import { mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** @param mode tiles are read by the web server; an export by its owner alone */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const directory = dirname(path)
  const firstMade = await mkdir(directory, { recursive: true })
  const unfinished = `${path}.unfinished`
  await unlink(unfinished).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  const file = await open(unfinished, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  for (let each = directory; ; each = dirname(each)) {
    const above = await open(each, 'r')
    await above.sync().finally(() => above.close())
    if (firstMade === undefined || each === dirname(firstMade)) return
  }
}
