/**
 * A folder belongs to one program at a time. A program that begins there puts down a claim, a file whose name says which process it is, and
 * only then looks whether another living process has one: of two that begin together at least one sees the other. The kernel knows which
 * processes live (`/proc`), so a claim that a crash or a power cut leaves belongs to nobody, and the next start removes it. No lock of the
 * file system is used: Node has none, and a socket's name would be another one in each network namespace (decision 029).
 */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readRegular } from './open-regular.ts'

const CLAIMS = 'in-use'
const CLAIM_BYTES_MAX = 4096
/** `<boot>-<pid>-<ticks at its start>-<claim of this process>.json`: no two processes ever have the same first three. */
const NAME = /^([0-9a-f]{32})-([1-9][0-9]{0,9})-([0-9]{1,20})-[1-9][0-9]{0,5}\.json$/

const claimSchema = z.strictObject({ program: z.string().max(40), since: z.string().max(40) })
/** The words that people read about the other program. */
export interface Claim {
  readonly program: string
  readonly since: string
}

export type Claimed =
  | { readonly type: 'claimed'; release(): Promise<void> }
  /** `claim` is null where its file could not be read. */
  | { readonly type: 'in-use'; readonly pid: number; readonly claim: Claim | null }

let made = 0

/** @throws errors of the system, where the folder cannot be written */
export async function claimFolder(folder: string, claim: Claim): Promise<Claimed> {
  const claims = resolve(folder, CLAIMS)
  const boot = await bootId()
  const ticks = await ticksOf(process.pid)
  made += 1
  const own = `${boot}-${process.pid}-${ticks ?? 0}-${made}.json`
  const first = await putDown(join(claims, own), claim)
  const release = async () => {
    await rm(join(claims, own), { force: true })
    if (first !== undefined) await leaveAsFound(claims, dirname(resolve(first)))
  }
  const other = await livingClaim(claims, own, boot)
  if (other === null) return { type: 'claimed', release }
  await release()
  return { type: 'in-use', ...other }
}

/**
 * The name of the file is the claim; a program that looks before the words are in it can say less. Tried again if another program removes
 * the folder between the two steps; each of them can do so once.
 * @returns the first folder that had to be made
 */
async function putDown(path: string, claim: Claim): Promise<string | undefined> {
  let first: string | undefined
  for (;;) {
    try {
      first = (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) ?? first
      await writeFile(path, JSON.stringify(claim), { flag: 'wx', mode: 0o600 })
      return first
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

/** A program that is refused leaves no folder behind that looks as if something had been begun; what holds anything stays. */
async function leaveAsFound(folder: string, above: string): Promise<void> {
  for (let path = folder; path !== above; path = dirname(path)) {
    try {
      await rmdir(path)
    } catch {
      return
    }
  }
}

/** Claims of processes that are gone are taken away: a process never comes back. */
async function livingClaim(claims: string, own: string, boot: string) {
  for (const name of (await readdir(claims)).sort()) {
    const [, ofBoot, pid, ticks] = NAME.exec(name) ?? []
    if (name === own || pid === undefined) continue
    if (ofBoot !== boot || !(await isAlive(Number(pid), ticks ?? ''))) {
      await rm(join(claims, name), { force: true })
      continue
    }
    return { pid: Number(pid), claim: await readClaim(join(claims, name)) }
  }
  return null
}

async function readClaim(path: string): Promise<Claim | null> {
  try {
    const bytes = await readRegular(path, CLAIM_BYTES_MAX)
    return claimSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}

/** The number alone may be another process's by now; where `/proc` hides processes of other users, the number must do. */
async function isAlive(pid: number, ticks: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = await ticksOf(pid)
  return now === null || now === ticks
}

/** `starttime` of proc(5): behind the name in brackets, which may hold anything. Null: not to be seen. A zombie holds nothing any more. */
async function ticksOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined) return null
  const [state, ticks] = [fields[0], fields[19]]
  return state === 'Z' || state === 'X' ? '' : (ticks ?? null)
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'latin1')).trim().replaceAll('-', '')
}
