/** Which of the people of a project a passphrase opens the key of. */
import { openPersonKey, personFile } from './person-key.ts'
import type { ProjectDisk } from './project-disk.ts'

/** Name → public key, as the record says. */
type People = ReadonlyMap<string, string>

/** Null: another passphrase, or nobody of this name. */
export async function keyOf(
  disk: ProjectDisk,
  people: People,
  name: string,
  passphrase: string,
): Promise<Awaited<ReturnType<typeof openPersonKey>>> {
  const publicKey = people.get(name)
  const file = publicKey === undefined ? null : await disk.person(personFile(publicKey))
  return publicKey && file ? openPersonKey(file, { name, publicKey }, passphrase) : null
}

export async function isSomebodys(disk: ProjectDisk, people: People, passphrase: string): Promise<boolean> {
  for (const name of people.keys()) {
    const opened = await keyOf(disk, people, name, passphrase)
    opened?.secretKey.fill(0)
    if (opened !== null) return true
  }
  return false
}
