/** The memory of a program and of all that it started, as the administrator of a Linux machine can read it. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'

const CHUNK = 1 << 20

/** Why no memory can be read here; null when it can. */
export function unreadable(): string | null {
  if (process.platform !== 'linux') return 'needs /proc of Linux'
  if (process.getuid?.() !== 0) return 'only root reads the memory of other processes'
  return null
}

/** `root` and every process below it. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    // The name of the program stands in brackets and may hold anything, also a bracket.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const below = (parent: number): number[] =>
    [...parents].flatMap(([pid, of]) => (of === parent ? [pid, ...below(pid)] : []))
  return [root, ...below(root)]
}

/** Which of `secrets` stand in the writable memory of this process, as UTF-8 or UTF-16. */
export function foundIn(pid: number, secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((secret) =>
    (['utf8', 'utf16le'] as const).map((encoding) => ({ name: secret, bytes: Buffer.from(secret, encoding) })),
  )
  return bytesFoundIn(pid, forms)
}

/** The names of those whose bytes stand there, each once. */
export function bytesFoundIn(
  pid: number,
  forms: readonly { readonly name: string; readonly bytes: Buffer }[],
): readonly string[] {
  const found = new Set<string>()
  for (const chunk of memoryOf(pid, Math.max(...forms.map(({ bytes }) => bytes.length)))) {
    for (const { name, bytes } of forms) if (chunk.includes(bytes)) found.add(name)
  }
  return [...found].sort()
}

/** Each chunk begins with the end of the one before: nothing lies unseen across two of them. */
export function* memoryOf(pid: number, overlap: number): Generator<Buffer> {
  const maps = read(`/proc/${pid}/maps`)
  const memory = opened(`/proc/${pid}/mem`)
  if (maps === null || memory === null) return
  const buffer = Buffer.alloc(CHUNK + overlap)
  try {
    for (const line of maps.split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
      if (from === undefined || to === undefined) continue
      const end = Number(`0x${to}`)
      for (let at = Number(`0x${from}`); at < end; at += CHUNK) {
        const length = readAt(memory, buffer, at, Math.min(buffer.length, end - at))
        yield buffer.subarray(0, length)
      }
    }
  } finally {
    closeSync(memory)
  }
}

function readAt(memory: number, buffer: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, buffer, 0, length, at)
  } catch {
    // A region that went since the list was read, or one of a device.
    return 0
  }
}

/** Whether it still has memory; one that has ended keeps its number until its parent asks. */
export function hasMemory(pid: number): boolean {
  return (read(`/proc/${pid}/maps`) ?? '') !== ''
}

/** Null: ended since it was listed. */
function opened(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

/** Null: as above. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return null
  }
}
