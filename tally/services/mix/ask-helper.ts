/** One question to a process of the mix, and what is heard of its work meanwhile. */
import type { HelperProcess } from '#shell/helper-process.ts'
import type { Send } from '../in-events.ts'
import { progressOf } from '../progress.ts'
import type { ListProgress } from './list-messages.ts'

/** Null: the process ended without an answer. */
export function askHelper<Request, Reply extends { readonly type: string }>(
  helper: HelperProcess<Request, Reply | ListProgress>,
  request: Request,
  tell: (work: number) => void,
): Promise<Exclude<Reply, ListProgress> | null> {
  const answered = new Promise<Exclude<Reply, ListProgress>>((resolve) => {
    helper.onReply((answer) => {
      if (answer.type === 'work') tell((answer as ListProgress).done)
      else resolve(answer as Exclude<Reply, ListProgress>)
    })
  })
  helper.send(request)
  return Promise.race([answered, helper.ended.then(() => null)])
}

/** @param each microseconds of work a record, all told */
export function workProgress(
  stage: 'mixing' | 'opening',
  records: number,
  each: number,
  send: Send,
): (work: number) => void {
  const tell = progressOf(stage, send)
  let done = 0
  tell(0, records)
  return (work) => {
    done += work
    tell(Math.min(records, Math.floor(done / each)), records)
  }
}
