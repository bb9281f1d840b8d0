/** A file is there whole and durable under its name, or not at all: written beside, flushed, renamed, and the name flushed. */
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** @param mode tiles are read by the web server; an export by its owner alone */
export function writeWhole(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  return appearWhole(path, (file) => file.writeFile(bytes), mode)
}

/** For what is longer than memory. @param fill writes all of it; after an error of its own nothing is under the name */
export async function appearWhole(
  path: string,
  fill: (file: FileHandle) => Promise<void>,
  mode = 0o644,
): Promise<void> {
  const directory = dirname(path)
  const firstMade = await mkdir(directory, { recursive: true })
  const unfinished = `${path}.unfinished`
  await unlink(unfinished).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  const file = await open(unfinished, 'wx', mode)
  try {
    await fill(file).then(() => file.sync())
  } catch (error) {
    await unlink(unfinished)
    throw error
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
