/** Those who approved what a key room signs, each with the file of the own key: it is opened there by the passphrase of its owner (own-50). */
import { assert } from '#election/assert.ts'
import type { Project } from '../session/project.ts'
import type { RoomPurpose } from '../session/room.ts'
import { signersOf } from '../session/signers.ts'
import type { RoomSigner } from './keys/key-messages.ts'
import { personFile } from './person-key.ts'
import type { ProjectDisk } from './project-disk.ts'

export async function signersWithKeys(
  disk: ProjectDisk,
  project: Project,
  purpose: RoomPurpose,
): Promise<readonly RoomSigner[]> {
  const signers: RoomSigner[] = []
  for (const name of signersOf(project, purpose)) {
    const key = project.people.get(name) ?? ''
    const file = await disk.person(personFile(key))
    assert(file !== null, 'signers: who approved has a key')
    signers.push({ name, key, file })
  }
  return signers
}
