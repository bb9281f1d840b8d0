/**
 * A folder belongs to one program at a time. A program first writes its claim, a file whose name identifies the process. Then it looks for
 * the claim of another living process. If two programs start together, at least one of them sees the other's claim. The kernel knows which
 * processes live (`/proc`), so a claim that a crash or a power cut leaves belongs to nobody, and the next start removes it. No lock of the
 * file system is used: Node has none, and one name would be a different socket in each network namespace (decision 029).
 */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readRegular } from './open-regular.ts'

const CLAIMS = 'in-use'
const CLAIM_BYTES_MAX = 4096
/** `<boot>-<pid>-<ticks at its start>-<claim of this process>.json`: no two processes ever have the same first three parts. */
const NAME = /^([0-9a-f]{32})-([1-9][0-9]{0,9})-([0-9]{1,20})-[1-9][0-9]{0,5}\.json$/

const claimSchema = z.strictObject({ program: z.string().max(40), since: z.string().max(40) })
/** These words name the other program to people. */
export interface Claim {
  readonly program: string
  readonly since: string
}

export type Claimed =
  | { readonly type: 'claimed'; release(): Promise<void> }
  /** `claim` is null where its file could not be read. */
  | { readonly type: 'in-use'; readonly pid: number; readonly claim: Claim | null }

let made = 0

/** @throws the system's error if the folder cannot be written */
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
 * The name of the file is the claim. A program that looks before the file has its words can only say less about this one. Both steps are
 * repeated if another program removes the folder between them; each program does so at most once.
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

/** A refused program removes the empty folders that it made, so that nothing looks begun. A folder that holds anything stays. */
async function leaveAsFound(folder: string, above: string): Promise<void> {
  for (let path = folder; path !== above; path = dirname(path)) {
    try {
      await rmdir(path)
    } catch {
      return
    }
  }
}

/** Removes the claims of processes that have ended: a process never comes back. */
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

/**
 * Another process may have the same number by now, so the start time is compared too. Where `/proc` hides the processes of other users, the
 * number alone decides.
 */
async function isAlive(pid: number, ticks: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = await ticksOf(pid)
  return now === null || now === ticks
}

/** `starttime` of proc(5): it is read after the last bracket, because the name in brackets may hold anything. Null: hidden. A zombie has ended. */
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
