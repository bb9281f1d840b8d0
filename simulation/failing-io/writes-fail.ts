/**
 * A disk that takes no write: from now on each change below a folder is refused with one error, and reading goes on. It stands in the place
 * of `node:fs` and `node:fs/promises` in this process, so what is tried is the very code that runs.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

export const NO_WRITE = ['ENOSPC', 'EROFS', 'EIO'] as const
type NoWrite = (typeof NO_WRITE)[number]
const NUMBERS: Readonly<Record<NoWrite, number>> = { ENOSPC: -28, EROFS: -30, EIO: -5 }

const CHANGES = ['mkdir', 'writeFile', 'appendFile', 'chmod', 'rename', 'link', 'mkdtemp', 'truncate'] as const
/** They change nothing about a name that is not there. */
const TAKES_AWAY = ['rm', 'rmdir', 'unlink'] as const

type Call = (...args: never[]) => unknown
type Calls = Record<string, Call>

/** @returns the end of it */
export function writesFail(root: string, code: NoWrite): () => void {
  const sync = fs as unknown as Calls
  const promises = fs.promises as unknown as Calls
  const puttingBack: (() => void)[] = []
  const refuse = (call: string, path: unknown) => {
    if (!String(path).startsWith(root)) return
    const about = { code, errno: NUMBERS[code], syscall: call, path: String(path) }
    throw Object.assign(new Error(`${code}: ${call} '${path}'`), about)
  }
  const stand = (calls: Calls, name: string, changes: (args: readonly unknown[]) => boolean) => {
    const real = calls[name] as (...args: unknown[]) => unknown
    puttingBack.push(() => {
      calls[name] = real as Call
    })
    const asked = (...args: unknown[]) => {
      // A new name and the old one.
      if (changes(args)) for (const path of args.slice(0, 2)) refuse(name, path)
      return real(...args)
    }
    calls[name] = calls === promises ? async (...args: unknown[]) => asked(...args) : asked
  }
  for (const name of CHANGES) {
    stand(promises, name, () => true)
    stand(sync, `${name}Sync`, () => true)
  }
  for (const name of TAKES_AWAY) {
    stand(promises, name, ([path]) => fs.existsSync(String(path)))
    stand(sync, `${name}Sync`, ([path]) => fs.existsSync(String(path)))
  }
  stand(promises, 'open', opensForWriting)
  stand(sync, 'openSync', opensForWriting)
  syncBuiltinESMExports()
  return () => {
    for (const putBack of puttingBack) putBack()
    syncBuiltinESMExports()
  }
}

/** A file that is not there and is not to be made is missing, whatever the disk takes. */
function opensForWriting([path, flags]: readonly unknown[]): boolean {
  const { O_ACCMODE, O_CREAT } = { ...fs.constants, O_ACCMODE: 3 }
  if (typeof flags !== 'number') return flags !== undefined && flags !== 'r'
  return (flags & O_ACCMODE) !== 0 && ((flags & O_CREAT) !== 0 || fs.existsSync(String(path)))
}
