/** The office signs the next candidate list of a prepared station and puts it into its package. */
import { join } from 'node:path'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { nextList, writeNextList } from '#office/prepare/next-list.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from './must.ts'

/** @param suspended voted on paper until the list after it (LAW-19) */
export async function signNextList(
  prepared: string,
  sources: ElectionSources,
  suspended: readonly ContestId[],
): Promise<void> {
  const [office, directory] = [join(prepared, 'office'), join(prepared, 'package')]
  const election = must(await readPackageDirectory(directory, must(await readAuthorityPub(office)), nativeChecks))
  const { officePassphrase } = must(await readFixtureSecrets(office))
  const { secretKey } = must(await openOffice(office, officePassphrase))
  const said = { confirmed: null, without: [], suspend: suspended, today: '2002-06-20' as LocalDate }
  await writeNextList(directory, must(await nextList(election, sources, [], null, said)), secretKey)
}
