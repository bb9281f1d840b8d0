/** The tally's side of a process that reads media. */
import type { HelperProcess } from '#shell/helper-process.ts'
import { startHelper } from '../helper-process.ts'
import { type CountingElection, type ExaminedMedium, UNREADABLE } from './examine-medium.ts'
import type { ReaderReply, ReaderRequest } from './reader-messages.ts'

export interface MediumReader {
  /**
   * One medium at a time. When the process ends over it, the medium counts as unreadable – as one that stopped the program where it ended
   * by a bug – and the next one is read anew.
   */
  read(directory: string, progress: (pages: number, total: number) => void): Promise<ExaminedMedium>
  /** A medium that came on so many sheets of paper. Null: what its codes say is none. */
  readCarried(carried: Uint8Array, sheets: number): Promise<ExaminedMedium | null>
  close(): Promise<void>
}

type Reader = HelperProcess<ReaderRequest, ReaderReply>

const FAILED: ExaminedMedium = { examination: { type: 'reading-failed' }, contents: null }

export function startMediumReader(election: CountingElection): MediumReader {
  const start = (): Reader => {
    const started: Reader = startHelper('reader')
    started.send({ type: 'setting', ...election })
    void started.ended.then(() => {
      if (reader === started) reader = null
    })
    return started
  }
  let reader: Reader | null = start()
  const ask = (request: ReaderRequest, progress: (pages: number, total: number) => void) => {
    reader ??= start()
    const { onReply, ended, send } = reader
    return new Promise<ExaminedMedium | null>((resolve) => {
      onReply((answer) => {
        if (answer.type === 'pages') progress(answer.read, answer.total)
        else resolve(answer.type === 'no-medium' ? null : answer)
      })
      // Killed it has no code: by the system, or by a tally that ends.
      void ended.then(({ code }) => resolve(code === null ? UNREADABLE : FAILED))
      send(request)
    })
  }
  return {
    read: async (directory, progress) => (await ask({ type: 'read', directory }, progress)) ?? UNREADABLE,
    readCarried: (carried, sheets) => ask({ type: 'read-carried', carried, sheets }, () => {}),
    async close() {
      const last = reader
      last?.kill()
      await last?.ended
    },
  }
}
