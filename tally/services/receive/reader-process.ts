/**
 * Reads media, one after the other: hashing a medium takes a core, and the tally's own one belongs to the screen. A hostile medium can only
 * attack the parser here, where there is no key, no other medium and nothing to write.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { parseCarried, sourceOf } from '#election/picture/carried-medium.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import { type CountingElection, type ExaminedMedium, examineMedium, UNREADABLE } from './examine-medium.ts'
import { examineOnline, onlineMark } from './examine-online.ts'
import type { ReaderReply, ReaderRequest } from './reader-messages.ts'

/** A progress message for at least so many pages (16 MiB): the screen needs no more. */
const PROGRESS_PAGES = 4096

let election: CountingElection | null = null

const reply = (message: ReaderReply) => process.send?.(message)

// Nobody is left to answer, also in the middle of a medium.
process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.on('message', async (request: ReaderRequest) => {
  switch (request.type) {
    case 'setting':
      election = request
      return
    case 'read':
      assert(election !== null, 'reader process: the election comes first')
      reply({ type: 'examined', ...(await examine(request.directory, election)) })
      return
    case 'read-carried':
      assert(election !== null, 'reader process: the election comes first')
      reply(await examineCarried(request, election))
  }
})

/** By the checks of any medium; nothing of it is believed because it was printed. */
async function examineCarried(
  { carried, sheets }: Extract<ReaderRequest, { type: 'read-carried' }>,
  of: CountingElection,
): Promise<ReaderReply> {
  const medium = parseCarried(carried)
  if (!medium.ok) return { type: 'no-medium' }
  const { examination, contents } = await examineMedium(sourceOf(medium.value), of, () => {})
  const told = examination.type === 'sealed' ? { ...examination, sheets } : examination
  return { type: 'examined', examination: told, contents }
}

async function examine(directory: string, of: CountingElection): Promise<ExaminedMedium> {
  // A ballot box beside sorted votes is the one that counts, as beside scans.
  if (!(await hasBallotBox(directory)) && (await onlineMark(directory)) !== null) return examineOnline(directory, of)
  const opened = await openMediumReadOnly(directory)
  if (!opened.ok) return UNREADABLE
  const medium = opened.value
  let told = 0
  reply({ type: 'pages', read: 0, total: medium.pages })
  const examined = await examineMedium(medium, of, (pages) => {
    if (pages - told < PROGRESS_PAGES) return
    told = pages
    reply({ type: 'pages', read: pages, total: medium.pages })
  })
  await medium.close()
  return examined
}

async function hasBallotBox(directory: string): Promise<boolean> {
  return (await stat(join(directory, BALLOT_BOX_FILE)).catch(() => null)) !== null
}
