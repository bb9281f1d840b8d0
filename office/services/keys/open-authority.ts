/** The commission's key that the record names: another one under the same passphrase is soon put in its place. */
import { toHex } from '#election/bytes.ts'
import { err } from '#election/result.ts'
import { OFFICE } from '../../files/office-files.ts'
import { openOffice } from '../../prepare/make-office.ts'
import type { RoomSetting } from './key-messages.ts'

export async function openAuthority(
  { places, recorded }: RoomSetting,
  passphrase: string,
): Promise<Awaited<ReturnType<typeof openOffice>>> {
  const opened = await openOffice(places.office, passphrase)
  if (!opened.ok || toHex(opened.value.publicKey) === recorded.authority) return opened
  opened.value.secretKey.fill(0)
  return err({ type: 'office-file-damaged', path: OFFICE.authority })
}
