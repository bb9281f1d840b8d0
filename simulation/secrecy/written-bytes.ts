/** Everything that this process writes into files, also what it takes away again: a temporary file is on the disk's blocks all the same. */
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

interface WrittenBytes {
  readonly path: string
  readonly bytes: Buffer
}

export interface WatchedWrites {
  readonly written: readonly WrittenBytes[]
  end(): void
}

type Data = string | Uint8Array

/** @param probe a file that may be opened for reading: its handle shows what all handles do. */
export async function watchWrites(probe: string): Promise<WatchedWrites> {
  const written: WrittenBytes[] = []
  const names = new WeakMap<FileHandle, string>()
  const note = (path: string, data: Data) => {
    const bytes =
      typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    written.push({ path, bytes: Buffer.from(bytes) })
  }
  const opened = await promises.open(probe)
  const handles = Object.getPrototypeOf(opened) as FileHandle
  await opened.close()
  const before = { open: promises.open, writeFile: promises.writeFile, appendFile: promises.appendFile }
  const ofHandles = { write: handles.write, writeFile: handles.writeFile, appendFile: handles.appendFile }
  promises.open = async (...args) => {
    const handle = await before.open(...args)
    names.set(handle, String(args[0]))
    return handle
  }
  for (const name of ['writeFile', 'appendFile'] as const) {
    promises[name] = (path, data, options) => {
      if (typeof path === 'string') note(path, data as Data)
      return before[name](path, data as Data, options)
    }
    handles[name] = function (this: FileHandle, data, options) {
      note(names.get(this) ?? '', data as Data)
      return ofHandles[name].call(this, data as Data, options)
    }
  }
  handles.write = function (this: FileHandle, data: Data, ...more: []) {
    note(names.get(this) ?? '', data)
    return ofHandles.write.call(this, data as never, ...more)
  } as FileHandle['write']
  syncBuiltinESMExports()
  return {
    written,
    end() {
      Object.assign(promises, before)
      Object.assign(handles, ofHandles)
      syncBuiltinESMExports()
    },
  }
}
